package io.buildify.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.buildify.testing.AppUser;
import io.buildify.testing.ModuleInstance;
import io.buildify.testing.Readme;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Whatever the README shows is what happens. */
@WebhookTest
class ReadmeIT {

    private static final String TENANT = "readme";
    private static final String PATH = "/readme";

    ModuleInstance instance;
    Receiver receiver;

    @Test
    void whatTheReadmeShowsIsWhatHappens() throws IOException {
        AppUser user = Tenant.near(receiver, instance, TENANT).user();
        receiver.behaves(
                PATH,
                exchange -> Receiver.answering(receiver.at(PATH).size() < 3 ? 204 : 410)
                        .answer(exchange));
        Readme readme = new Readme(instance, TENANT, user);

        readme.knowing("receiver", receiver.url(PATH))
                .handling(
                        "financial.invoice.created",
                        any -> assertThat(user.get("deliveries").text("/items/0/state"))
                                .isEqualTo("delivered"))
                .handling(
                        "financial.invoice.cancelled",
                        any -> assertThat(user.get("deliveries").text("/items/0/state"))
                                .isEqualTo("dead"))
                .showing("headers", shown -> headers(shown, readme.known("secret")))
                .showing(
                        "body",
                        shown -> readme.same(shown, receiver.at(PATH).getLast().event()))
                .showing("yaml", shown -> assertThat(shown).contains("image: buildify/webhook:1.0.0"))
                .play(10);
    }

    private void headers(String shown, String secret) {
        Received request = receiver.at(PATH).getLast();
        shown.lines().forEach(line -> {
            String[] header = line.split(": ", 2);
            assertThat(request.header(header[0])).startsWith(header[1].replace("…", ""));
        });
        assertThat(request.isSignedWith(secret)).isTrue();
    }
}
