package io.buildify.sdk.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Base64;
import java.util.Optional;
import javax.crypto.SecretKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SealingKeysTest {

    private static final String ONE = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";
    private static final String TWO = "AQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";

    @Test
    void theyComeInTheirOrder() {
        assertThat(read(TWO + ", " + ONE).keys())
                .extracting(SecretKey::getEncoded)
                .containsExactly(
                        Base64.getDecoder().decode(TWO), Base64.getDecoder().decode(ONE));
        assertThat(read(TWO + "," + ONE)).hasToString("2 keys");
    }

    @ParameterizedTest
    @ValueSource(strings = {ONE + ",", ONE + ",AAAA", ONE + ",secret!", ONE + "," + ONE + ONE})
    void oneThatIsNoneIsCountedAndNotShown(String text) {
        assertThatExceptionOfType(EnvironmentIncomplete.class)
                .isThrownBy(() -> read(text))
                .withMessageStartingWith(
                        "BUILDIFY_SEALING_KEYS: key 2 is not the Base64 of 32 bytes; correct the Secret")
                .withMessageNotContaining(ONE)
                .withMessageNotContaining("secret!");
    }

    private static SealingKeys read(String text) {
        return SealingKeys.from(new Variables(name -> Optional.of(text)));
    }
}
