package io.buildify.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.buildify.events.CloudEvent;
import io.buildify.testing.Answer;
import io.buildify.testing.ModuleInstance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Does what the README shows, in its order, and compares: {@code …} stands for anything, {@code {name}} for the same
 * value wherever it is written.
 */
@WebhookTest
class ReadmeIT {

    private static final Pattern BLOCK = Pattern.compile("```(\\S+)(?: (\\S+))?\\n(.*?)```", Pattern.DOTALL);
    private static final Pattern NAME = Pattern.compile("\\{([a-z]+)}");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String EVENT = "0199bbbb-0000-7000-8000-000000000001";

    /** @param about the event's type, where it is one */
    private record Block(String kind, String about, String text) {}

    ModuleInstance instance;
    Receiver receiver;
    private final Map<String, String> known = new HashMap<>();

    @Test
    void whatTheReadmeShowsIsWhatHappens() throws IOException {
        Tenant tenant = Tenant.near(receiver, instance, "readme");
        known.put("receiver", receiver.url("/readme"));
        known.put("event", EVENT);
        List<Block> blocks = BLOCK.matcher(Files.readString(Path.of("README.md")))
                .results()
                .map(match -> new Block(match.group(1), match.group(2) == null ? "" : match.group(2), match.group(3)))
                .toList();

        for (Iterator<Block> rest = blocks.iterator(); rest.hasNext(); ) {
            Block block = rest.next();
            switch (block.kind()) {
                case "http" -> {
                    String shown = rest.next().text();
                    if (block.text().startsWith("GET")) {
                        Tenant.untilAsserted(
                                () -> same(shown, send(tenant, block.text()).body()));
                    } else {
                        same(shown, send(tenant, block.text()).body());
                    }
                }
                case "happens" -> happens(tenant, block);
                case "received" -> headers(block.text());
                case "body" ->
                    same(block.text(), receiver.at("/readme").getLast().event());
                case "gone" -> gone(tenant, block.text());
                case "yaml" -> assertThat(block.text()).contains("image: buildify/webhook:1.0.0");
                default -> throw new IllegalStateException("Nothing runs " + block);
            }
        }
        assertThat(blocks).hasSizeGreaterThan(9);
    }

    private Answer send(Tenant tenant, String request) {
        String[] parts = filled(request).split("\\n", 2);
        String[] line = parts[0].split(" ", 2);
        return line[0].equals("GET")
                ? tenant.user().get(line[1])
                : tenant.user().post(line[1], parts[1]);
    }

    private void happens(Tenant tenant, Block block) {
        tenant.publish(new CloudEvent(
                EVENT,
                CloudEvent.sourceOf("financial"),
                block.about(),
                "0199aaaa-0000-7000-8000-000000000001",
                Instant.parse("2026-11-28T12:00:00Z"),
                "readme",
                null,
                block.text().strip().getBytes(UTF_8)));
        Tenant.untilAsserted(() -> assertThat(receiver.at("/readme")).hasSize(2));
    }

    private void headers(String shown) {
        Received request = receiver.at("/readme").getLast();
        shown.lines().forEach(line -> {
            String[] header = line.split(": ", 2);
            assertThat(request.header(header[0])).startsWith(header[1].replace("…", ""));
        });
        assertThat(request.isSignedWith(known.getOrDefault("secret", ""))).isTrue();
    }

    private void gone(Tenant tenant, String shown) {
        receiver.behaves("/readme", Receiver.answering(410));
        tenant.invoice(null, "INV-2", "one more");
        Tenant.untilAsserted(() -> assertThat(
                        instance.events().records(instance.events().ownTopic()).stream()
                                .filter(record -> record.key().startsWith("readme/"))
                                .map(record -> new String(record.value(), UTF_8)))
                .containsExactly(filled(shown).strip()));
    }

    /** With each name replaced by what it stands for. */
    private String filled(String text) {
        return NAME.matcher(text)
                .replaceAll(match -> Matcher.quoteReplacement(known.getOrDefault(match.group(1), match.group())));
    }

    private void same(String shown, JsonNode actual) {
        try {
            same(JSON.readTree(shown), actual, shown);
        } catch (IOException e) {
            throw new IllegalStateException(shown, e);
        }
    }

    private void same(JsonNode shown, JsonNode actual, String where) {
        if (shown.isObject()) {
            assertThat(actual.propertyStream().map(Map.Entry::getKey))
                    .as("%s is answered by %s", where, actual)
                    .containsExactlyInAnyOrderElementsOf(
                            shown.propertyStream().map(Map.Entry::getKey).toList());
            shown.fieldNames().forEachRemaining(name -> same(shown.path(name), actual.path(name), where));
        } else if (shown.isArray()) {
            assertThat(actual).as(where).hasSameSizeAs(shown);
            for (int index = 0; index < shown.size(); index++) {
                same(shown.path(index), actual.path(index), where);
            }
        } else if (shown.isTextual()) {
            text(shown.asText(), actual, where);
        } else {
            assertThat(actual.asText()).as(where).isEqualTo(shown.asText());
        }
    }

    private void text(String shown, JsonNode actual, String where) {
        Matcher name = NAME.matcher(shown);
        if (name.matches()) {
            known.putIfAbsent(name.group(1), actual.asText());
        }
        if (!shown.equals("…")) {
            assertThat(actual.asText()).as(where).isEqualTo(filled(shown));
        }
    }
}
