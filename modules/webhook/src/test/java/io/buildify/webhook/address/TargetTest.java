package io.buildify.webhook.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TargetTest {

    private static final AddressRules ADDRESSES = new AddressRules(List.of(), List.of());
    private static final CallRules STRICT = new CallRules(List.of(), ADDRESSES, List.of(443), false);
    private static final CallRules LOOSE =
            new CallRules(List.of("localhost", "*.tools.svc"), ADDRESSES, List.of(443, 8443), true);

    @Test
    void aUrlOfThePublicInternetIsInOrder() {
        Target target = Target.of("https://Hooks.Example.com/a%20b/c?x=1&y=%2F", STRICT);

        assertThat(target.secure()).isTrue();
        assertThat(target.host()).isEqualTo("hooks.example.com");
        assertThat(target.port()).isEqualTo(443);
        assertThat(target.pathAndQuery()).isEqualTo("/a%20b/c?x=1&y=%2F");
        assertThat(target.isAllowed()).isFalse();
        assertThat(Target.of("https://example.com", STRICT).pathAndQuery()).isEqualTo("/");
        assertThat(Target.of("https://[2606:2800::1]/x", STRICT).host()).isEqualTo("2606:2800::1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "http://example.com/ | is not https",
                "ftp://example.com/ | is not an https URL",
                "file:///etc/passwd | is not an https URL",
                "gopher://127.0.0.1:25/x | is not an https URL",
                "example.com/x | is not an https URL",
                "https:///x | names no host",
                "https://user:secret@example.com/ | a user's name or password",
                "https://example.com@127.0.0.1/ | a user's name or password",
                "https://example.com/#x | a fragment",
                "https://example.com:8443/ | Port 8443 may not be called, only [443]",
                "https://example.com:22/ | Port 22 may not be called",
                "https://localhost/ | a name inside the platform",
                "https://LOCALHOST./ | a name inside the platform",
                "https://a.localhost/ | a name inside the platform",
                "https://financial/ | a name inside the platform",
                "https://financial.buildify-modules.svc/ | a name inside the platform",
                "https://kubernetes.default.svc.cluster.local/ | a name inside the platform",
                "https://kubernetes.default.svc.cluster.local./ | a name inside the platform",
                "https://metadata.google.internal/ | a name inside the platform",
                "https://printer.local/ | a name inside the platform",
                "https://127.1/ | names no host",
                "https://2130706433/ | names no host",
                "https://0x7f000001/ | names no host",
                "https://0177.0.0.1.:443/ | names no host",
                "https://exa mple.com/ | is no URL",
                "https://example.com\\@127.0.0.1/ | is no URL",
                "https://b\u00fccher.example/ | names no host",
            })
    void whatIsNotIsRefusedWithItsReason(String url, String reason) {
        assertThatExceptionOfType(UrlRefused.class)
                .isThrownBy(() -> Target.of(url, STRICT))
                .withMessageContaining(reason);
    }

    @Test
    void theEngineerAllowsHostsPortsAndHttp() {
        assertThat(Target.of("http://localhost/x", LOOSE).port()).isEqualTo(80);
        assertThat(Target.of("https://localhost:8443/x", LOOSE).isAllowed()).isTrue();
        assertThat(Target.of("https://echo.tools.svc/x", LOOSE).isAllowed()).isTrue();
        assertThatExceptionOfType(UrlRefused.class).isThrownBy(() -> Target.of("https://tools.svc/x", LOOSE));
        assertThatExceptionOfType(UrlRefused.class).isThrownBy(() -> Target.of("https://eviltools.svc/x", LOOSE));
        assertThatExceptionOfType(UrlRefused.class).isThrownBy(() -> Target.of("http://localhost:22/x", LOOSE));
    }
}
