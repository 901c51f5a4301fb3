package io.buildify.sdk.sealing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.buildify.sdk.environment.SealingKeys;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class KeyRingTest {

    private static final byte[] SECRET = "whsec_secret".getBytes(UTF_8);
    private static final byte[] HERE = "acme\0notes.text".getBytes(UTF_8);
    private static final SecretKey OLD = key(1);
    private static final SecretKey NEW = key(2);

    @Test
    void whatIsSealedOpensAndDoesNotShow() {
        KeyRing ring = ring(OLD);

        String sealed = ring.seal(SECRET, HERE);

        assertThat(sealed).matches("sealed1\\.[0-9a-f]{8}\\.[-_0-9A-Za-z]+").isNotEqualTo(ring.seal(SECRET, HERE));
        assertThat(open(ring, sealed, HERE)).isEqualTo("whsec_secret");
    }

    /** Anybody with the key can open it by the standard alone. */
    @Test
    void itIsAesGcm() throws Exception {
        byte[] whole =
                Base64.getUrlDecoder().decode(ring(OLD).seal(SECRET, HERE).split("\\.")[2]);
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(Cipher.DECRYPT_MODE, OLD, new GCMParameterSpec(128, whole, 0, 12));
        cipher.updateAAD(HERE);

        assertThat(cipher.doFinal(whole, 12, whole.length - 12)).isEqualTo(SECRET);
    }

    @Test
    void whatWasSealedBeforeAKeyWasReplacedOpens() {
        String sealed = ring(OLD).seal(SECRET, HERE);
        KeyRing rotating = ring(NEW, OLD);

        assertThat(open(rotating, sealed, HERE)).isEqualTo("whsec_secret");
        assertThat(rotating.isCurrent(sealed)).isFalse();
        assertThat(ring(OLD, NEW).isCurrent(sealed)).isTrue();
        assertThat(rotating.seal(SECRET, HERE))
                .satisfies(again -> assertThat(rotating.isCurrent(again)).isTrue())
                .satisfies(again -> assertThat(open(ring(NEW), again, HERE)).isEqualTo("whsec_secret"));
    }

    @Test
    void anotherKeyIsNamedWithWhatHelps() {
        String sealed = ring(OLD).seal(SECRET, HERE);
        String other = ring(NEW).seal(SECRET, HERE).split("\\.")[1];

        assertThatExceptionOfType(CannotOpen.class)
                .isThrownBy(() -> open(ring(NEW), sealed, HERE))
                .withMessageStartingWith(
                        "notes.text of tenant acme cannot be opened: it was sealed with key %s, and this process has %s. Put that key back"
                                .formatted(sealed.split("\\.")[1], other))
                .withMessageNotContaining(Base64.getEncoder().encodeToString(NEW.getEncoded()));
    }

    @Test
    void whatWasChangedOrMovedDoesNotOpen() {
        KeyRing ring = ring(OLD);
        String sealed = ring.seal(SECRET, HERE);
        String prefix = sealed.substring(0, sealed.lastIndexOf('.') + 1);
        byte[] whole = Base64.getUrlDecoder().decode(sealed.substring(prefix.length()));

        for (int position = 0; position < whole.length; position++) {
            byte[] changed = whole.clone();
            changed[position] ^= 1;
            refused(ring, prefix + text(changed), HERE);
        }
        for (int length : List.of(1, 12, 13, whole.length - 1)) {
            refused(ring, prefix + text(Arrays.copyOf(whole, length)), HERE);
        }
        refused(ring, sealed, "globex\0notes.text".getBytes(UTF_8));
        refused(ring, sealed, "acme\0notes.other".getBytes(UTF_8));
    }

    @Test
    void whatIsNotSealedIsSaidToBeSo() {
        for (String text : List.of("", "whsec_secret", "sealed1.", "sealed1.00000000.", "sealed2.00000000.AAAA")) {
            assertThatExceptionOfType(CannotOpen.class)
                    .isThrownBy(() -> open(ring(OLD), text, HERE))
                    .withMessageContaining("is not sealed");
        }
    }

    private static void refused(KeyRing ring, String sealed, byte[] context) {
        assertThatExceptionOfType(CannotOpen.class)
                .isThrownBy(() -> open(ring, sealed, context))
                .withMessageContaining("changed, or copied from elsewhere");
    }

    private static String open(KeyRing ring, String sealed, byte[] context) {
        return new String(ring.open(sealed, context, "notes.text of tenant acme"), UTF_8);
    }

    private static KeyRing ring(SecretKey... keys) {
        return new KeyRing(new SealingKeys(Stream.of(keys).toList()));
    }

    private static SecretKey key(int fill) {
        byte[] bytes = new byte[32];
        Arrays.fill(bytes, (byte) fill);
        return new SecretKeySpec(bytes, "AES");
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
