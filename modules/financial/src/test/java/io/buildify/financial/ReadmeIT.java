package io.buildify.financial;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.buildify.events.CloudEvent;
import io.buildify.testing.Answer;
import io.buildify.testing.AppUser;
import io.buildify.testing.ModuleInstance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Year;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Sends every request of the README, in order, and compares the answers and events with those shown: {@code …}
 * stands for any value, {@code {name}} for the same value wherever it is written.
 */
@FinancialTest
class ReadmeIT {

    private static final Pattern BLOCK = Pattern.compile("```(\\S+)(?: (\\S+))?\\n(.*?)```", Pattern.DOTALL);
    private static final Pattern NAME = Pattern.compile("\\{([a-z]+)}");
    private static final String TENANT = "readme";

    /** @param about the event's type, where it is one */
    private record Block(String kind, String about, String text) {}

    private final Map<String, String> known = new HashMap<>();

    ModuleInstance instance;

    @Test
    void whatTheReadmeShowsIsWhatHappens() throws IOException {
        AppUser user = FinancialTenant.of(instance, TENANT).user();
        known.put("today", LocalDate.now(ZoneOffset.UTC).toString());
        known.put("year", Year.now(ZoneOffset.UTC).toString());
        List<Block> blocks = BLOCK.matcher(Files.readString(Path.of("README.md")))
                .results()
                .map(match -> new Block(match.group(1), match.group(2) == null ? "" : match.group(2), match.group(3)))
                .toList();
        assertThat(blocks).hasSizeGreaterThan(30);

        for (Iterator<Block> rest = blocks.iterator(); rest.hasNext(); ) {
            Block block = rest.next();
            switch (block.kind()) {
                case "http" -> {
                    Block shown = rest.next();
                    assertThat(shown.kind()).isEqualTo("json");
                    same(shown.text(), send(user, block.text()).body());
                }
                case "csv" -> csv(user, block.text());
                case "event" -> published(block);
                case "handled" -> handled(user, block);
                default -> throw new IllegalStateException("Nothing runs " + block);
            }
        }
    }

    private Answer send(AppUser user, String request) {
        String[] parts = filled(request).split("\\n", 2);
        String[] line = parts[0].split(" ", 2);
        return line[0].equals("GET") ? user.get(line[1]) : user.post(line[1], parts[1]);
    }

    private void published(Block block) {
        Published published = new Published(instance);
        Published.untilAsserted(
                () -> assertThat(published.of(block.about(), TENANT)).hasSize(1));
        same(
                block.text(),
                Published.json(published.of(block.about(), TENANT).getFirst().data()));
    }

    private void handled(AppUser user, Block block) {
        String shipment =
                Published.json(block.text().getBytes(UTF_8)).path("shipment").asText();
        new Published(instance)
                .publish(new CloudEvent(
                        UUID.randomUUID().toString(),
                        CloudEvent.sourceOf("warehouse"),
                        block.about(),
                        shipment,
                        Instant.now(),
                        TENANT,
                        null,
                        block.text().getBytes(UTF_8)));
        Published.untilAsserted(
                () -> assertThat(user.get("invoices?shipment=" + shipment).text("/items/0/customer"))
                        .isEqualTo("Globex"));
    }

    /** A request, and the lines that answer it. */
    private void csv(AppUser user, String text) {
        String[] parts = text.split("\\n", 2);
        String path = parts[0].substring("GET ".length());
        assertThat(user.text(path, "Accept", "text/csv")).isEqualTo(parts[1].replace("\n", "\r\n"));
    }

    /** With each name replaced by what it stands for. */
    private String filled(String text) {
        return NAME.matcher(text)
                .replaceAll(match -> Matcher.quoteReplacement(known.getOrDefault(match.group(1), match.group())));
    }

    private void same(String shown, JsonNode actual) {
        same(Published.json(shown.getBytes(UTF_8)), actual, shown);
    }

    private void same(JsonNode shown, JsonNode actual, String where) {
        if (shown.isObject()) {
            assertThat(names(actual)).as("%s is answered by %s", where, actual).isEqualTo(names(shown));
            shown.fieldNames().forEachRemaining(name -> same(shown.path(name), actual.path(name), where));
        } else if (shown.isArray()) {
            assertThat(actual).as(where).hasSameSizeAs(shown);
            for (int index = 0; index < shown.size(); index++) {
                same(shown.path(index), actual.path(index), where);
            }
        } else if (shown.isTextual()) {
            text(shown.asText(), actual, where);
        } else {
            assertThat(actual).as(where).isEqualTo(shown);
        }
    }

    private void text(String shown, JsonNode actual, String where) {
        assertThat(actual.isTextual()).as("%s is a text in %s", actual, where).isTrue();
        Matcher name = NAME.matcher(shown);
        if (name.matches()) {
            known.putIfAbsent(name.group(1), actual.asText());
        }
        if (!shown.equals("…")) {
            assertThat(actual.asText()).as(where).isEqualTo(filled(shown));
        }
    }

    private static Set<String> names(JsonNode object) {
        Set<String> names = new TreeSet<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
