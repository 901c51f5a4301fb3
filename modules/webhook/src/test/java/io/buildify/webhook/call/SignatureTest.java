package io.buildify.webhook.call;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class SignatureTest {

    private static final SigningSecret SECRET = new SigningSecret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
    private static final Instant AT = Instant.ofEpochSecond(1_614_265_330);
    private static final byte[] BODY = "{\"test\": 2432232314}".getBytes(UTF_8);

    /** The example that libraries of Standard Webhooks test themselves with. */
    @Test
    void itIsThatOfTheSpecification() {
        assertThat(Signature.header(List.of(SECRET), "msg_p5jXN8AQM9LWM0D4loKWxJek", AT, BODY))
                .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void eachSecretHasOne() {
        SigningSecret other = SigningSecret.generate();

        assertThat(Signature.header(List.of(other, SECRET), "msg_1", AT, BODY).split(" "))
                .hasSize(2)
                .contains(Signature.header(List.of(SECRET), "msg_1", AT, BODY));
        assertThat(other.text())
                .startsWith("whsec_")
                .isNotEqualTo(SigningSecret.generate().text());
        assertThat(other).hasToString("whsec_…");
    }
}
