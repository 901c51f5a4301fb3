package io.buildify.testing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * A module's README, whose examples are what happens: {@link #play} sends every request, in order, and compares the
 * answers and events with those shown. Blocks are {@code http} with the {@code json} that answers it behind, {@code
 * csv} with request and answer, {@code event <type>} that the module publishes, and {@code handled <type>} that it
 * reads. {@code …} stands for any value, {@code {name}} for the same value wherever it is written.
 */
public final class Readme {

    private static final Pattern BLOCK = Pattern.compile("```(\\S+)(?: (\\S+))?\\n(.*?)```", Pattern.DOTALL);

    /** @param about the event's type, where it is one */
    private record Block(String kind, String about, String text) {}

    private final Published events;
    private final String tenant;
    private final AppUser user;
    private final Likeness likeness = new Likeness();
    private final Map<String, Consumer<Readme>> handled = new HashMap<>();

    /** @param user of that tenant as a whole, who may do what the README shows */
    public Readme(ModuleInstance instance, String tenant, AppUser user) {
        this.events = new Published(instance);
        this.tenant = tenant;
        this.user = user;
    }

    /** What a name stands for from the beginning. */
    public Readme knowing(String name, String value) {
        likeness.know(name, value);
        return this;
    }

    /** What is to be true once the module has handled an event of that type; it is asked until it is. */
    public Readme handling(String type, Consumer<Readme> assertion) {
        handled.put(type, assertion);
        return this;
    }

    /** What a name of the README stands for now. */
    public String known(String name) {
        return likeness.filled("{" + name + "}");
    }

    /** @param fewest how many blocks the README has at least */
    public void play(int fewest) throws IOException {
        List<Block> blocks = BLOCK.matcher(Files.readString(Path.of("README.md")))
                .results()
                .map(match -> new Block(match.group(1), match.group(2) == null ? "" : match.group(2), match.group(3)))
                .toList();
        assertThat(blocks).hasSizeGreaterThanOrEqualTo(fewest);
        for (Iterator<Block> rest = blocks.iterator(); rest.hasNext(); ) {
            Block block = rest.next();
            switch (block.kind()) {
                case "http" -> {
                    Block shown = rest.next();
                    assertThat(shown.kind()).isEqualTo("json");
                    likeness.same(shown.text(), send(block.text()).body());
                }
                case "csv" -> csv(block.text());
                case "event" -> published(block);
                case "handled" -> handled(block);
                default -> throw new IllegalStateException("Nothing runs " + block);
            }
        }
    }

    private Answer send(String request) {
        String[] parts = likeness.filled(request).split("\\n", 2);
        String[] line = parts[0].split(" ", 2);
        return line[0].equals("GET") ? user.get(line[1]) : user.post(line[1], parts[1]);
    }

    /** A request, and the lines that answer it. */
    private void csv(String text) {
        String[] parts = text.split("\\n", 2);
        String path = parts[0].substring("GET ".length());
        assertThat(user.text(path, "Accept", "text/csv")).isEqualTo(parts[1].replace("\n", "\r\n"));
    }

    private void published(Block block) {
        Published.untilAsserted(
                () -> assertThat(events.of(block.about(), tenant)).hasSize(1));
        likeness.same(
                block.text(),
                Published.json(events.of(block.about(), tenant).getFirst().data()));
    }

    /** The event's subject is the first thing that it says. */
    private void handled(Block block) {
        String text = likeness.filled(block.text());
        JsonNode subject = Published.json(text.getBytes(UTF_8)).elements().next();
        events.publish(block.about(), subject.asText(), tenant, null, text);
        Consumer<Readme> assertion = handled.getOrDefault(block.about(), readme -> {
            throw new IllegalStateException("Nobody says what is true once " + block.about() + " is handled");
        });
        Published.untilAsserted(() -> assertion.accept(this));
    }
}
