package io.buildify.gateway.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestTargetTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/financial/../warehouse",
                "/api/v1/financial/..",
                "/api/v1/./financial",
                "/..",
                "/api/v1/financial/%2e%2e/warehouse",
                "/api/v1/financial/.%2E/warehouse",
                "/api/v1/financial/..;x=1/warehouse",
                "/api/v1/financial/..%3Bx/warehouse",
                "/api/v1/financial/.;/warehouse",
                "/api//v1/financial",
                "//api/v1/financial",
                "/api/;/financial",
                "/api/v1%2Ffinancial",
                "/api/v1%2ffinancial",
                "/api/v1\\financial",
                "/api/v1%5Cfinancial",
                "/api/v1/financial%00",
                "/api/v1/financial%0d%0aX: y",
                "/api/v1/financial%7f",
                "/api/v1/fin%C0%AFancial",
                "/api/v1/%ff",
                "/api/v1/fin%",
                "/api/v1/fin%4",
                "/api/v1/fin%zz",
                "/api/v1/fin ancial",
                "/api/v1/financial#x",
                "/api/v1/f\u00fcr",
                "/api/v1/<script>",
                "/api?x=1#y",
                "/api?x=\u0000",
                "/api?x y",
                "*",
                "api/v1",
                "",
                "http://",
                "http:///api",
                "https://host",
                "ftp://host/api",
                "host:443",
            })
    void refusesWhatCanBeReadInTwoWays(String target) {
        assertThat(RequestTarget.of(target))
                .isInstanceOfSatisfying(
                        RequestTarget.Refused.class,
                        refused -> assertThat(refused.status()).isEqualTo(400));
    }

    @ParameterizedTest
    @CsvSource({
        "/, /",
        "/api/v1/financial, /api/v1/financial",
        "/api/v1/financial/, /api/v1/financial/",
        "/api/v1/%66inancial, /api/v1/financial",
        "/api/v1/%7Ejane, /api/v1/~jane",
        "/api/v1/f%c3%bcr, /api/v1/f%C3%BCr",
        "/api/v1/a%20b, /api/v1/a%20b",
        "/api/v1/a%25b, /api/v1/a%25b",
        "/api/v1/invoices;v=1/x, /api/v1/invoices;v=1/x",
        "/api/v1/..., /api/v1/...",
        "/api/v1/.hidden, /api/v1/.hidden",
    })
    void bringsOthersToOneSpelling(String target, String path) {
        assertThat(RequestTarget.of(target)).isEqualTo(new RequestTarget.Accepted(null, path, null));
    }

    @Test
    void leavesTheQueryAlone() {
        assertThat(RequestTarget.of("/a?x=%2e%2e/../&y=%66"))
                .isEqualTo(new RequestTarget.Accepted(null, "/a", "x=%2e%2e/../&y=%66"));
        assertThat(((RequestTarget.Accepted) RequestTarget.of("/a?x=1")).uri()).isEqualTo("/a?x=1");
    }

    @Test
    void takesTheHostOutOfTheAbsoluteForm() {
        assertThat(RequestTarget.of("HTTP://example.com:8080/a?b"))
                .isEqualTo(new RequestTarget.Accepted("example.com:8080", "/a", "b"));
    }

    @Test
    void refusesOverlongTargets() {
        assertThat(RequestTarget.of("/" + "a".repeat(RequestTarget.LONGEST)))
                .isInstanceOfSatisfying(
                        RequestTarget.Refused.class,
                        refused -> assertThat(refused.status()).isEqualTo(414));
    }

    @Property(tries = 10_000)
    void whatIsAcceptedIsItsOwnSpelling(@ForAll("targets") String target) {
        if (RequestTarget.of(target) instanceof RequestTarget.Accepted accepted) {
            assertThat(RequestTarget.of(accepted.uri()))
                    .isEqualTo(new RequestTarget.Accepted(null, accepted.path(), accepted.query()));
        }
    }

    /** However an upstream resolves the path, it finds the segments that were matched. */
    @Property(tries = 10_000)
    void noServerReadsOtherSegmentsOutOfIt(@ForAll("targets") String target) {
        Assume.that(RequestTarget.of(target) instanceof RequestTarget.Accepted);
        String path = ((RequestTarget.Accepted) RequestTarget.of(target)).path();

        String resolved = URI.create(path).normalize().getRawPath();
        List<String> split = List.of(path.split("/", -1));
        List<String> decodedThenSplit = List.of(URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8)
                .split("/", -1));

        assertThat(resolved).isEqualTo(path);
        assertThat(decodedThenSplit).hasSameSizeAs(split).doesNotContain("..", ".");
    }

    @Provide
    Arbitrary<String> targets() {
        return Arbitraries.of(
                        "/", "a", "b", ".", "..", ";", "%2e", "%2E", "%2f", "%5c", "%61", "%3b", "%25", "%c3%bc", "%00",
                        "?", "=", "~", "//", "\\", " ", "%", "+", ":", "@")
                .list()
                .ofMaxSize(10)
                .map(parts -> "/" + String.join("", parts));
    }
}
