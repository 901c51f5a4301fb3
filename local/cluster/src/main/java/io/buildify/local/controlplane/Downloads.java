package io.buildify.local.controlplane;

import io.buildify.local.progress.Progress.Note;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;

/** Fetches files over HTTP. */
final class Downloads {

    private static final Duration CONNECT = Duration.ofSeconds(15);
    private static final Duration ANSWER = Duration.ofSeconds(30);
    private static final int BUFFER = 1 << 16;
    private static final long MEGABYTE = 1_000_000;

    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(CONNECT)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();

    /** A short text. */
    String text(URI source) throws Unavailable {
        return answer(source, BodyHandlers.ofString()).body();
    }

    /** A file; one whose SHA-256 (hex) is another is removed again and refused. */
    void file(URI source, String sha256, Path target, Note note) throws Unavailable, IOException {
        HttpResponse<InputStream> response = answer(source, BodyHandlers.ofInputStream());
        long size = response.headers().firstValueAsLong("Content-Length").orElse(0);
        String name = target.getFileName().toString();
        MessageDigest digest = sha256();
        try (InputStream body = response.body();
                OutputStream file = Files.newOutputStream(target)) {
            byte[] buffer = new byte[BUFFER];
            long done = 0;
            for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
                file.write(buffer, 0, read);
                digest.update(buffer, 0, read);
                if (done / MEGABYTE != (done + read) / MEGABYTE) {
                    note.at("downloading " + name + ": " + (done + read) / MEGABYTE + " of " + size / MEGABYTE + " MB");
                }
                done += read;
            }
        }
        String actual = HexFormat.of().formatHex(digest.digest());
        if (!actual.equals(sha256)) {
            Files.delete(target);
            throw new Unavailable(source + " has the SHA-256 " + actual + ", but " + sha256
                    + " is published for it: it was damaged or replaced on its way, and is not used");
        }
    }

    private <T> HttpResponse<T> answer(URI source, HttpResponse.BodyHandler<T> body) throws Unavailable {
        try {
            HttpResponse<T> response =
                    http.send(HttpRequest.newBuilder(source).timeout(ANSWER).build(), body);
            if (response.statusCode() != 200) {
                throw new Unavailable(source + " answers " + response.statusCode());
            }
            return response;
        } catch (IOException e) {
            throw new Unavailable(source + " cannot be reached: " + reason(e), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unavailable("interrupted", e);
        }
    }

    /** The client's exceptions often have no message. */
    private static String reason(IOException e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
