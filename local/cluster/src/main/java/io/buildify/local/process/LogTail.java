package io.buildify.local.process;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** The end of a log, for error messages. */
public final class LogTail {

    private static final int BYTES = 8192;

    /** How a Go program and a Java program begin the last words before a stack trace. */
    private static final Pattern CAUSE = Pattern.compile("^panic: |^Exception in thread |\"level\":\"(panic|fatal)\"");

    private LogTail() {}

    /**
     * The last lines that are not blank, at most that many; none if the file cannot be read. Of a program that
     * ended in a stack trace, the lines from where it says why: the end of the trace says nothing.
     */
    public static List<String> of(Path log, int lines) {
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            int length = (int) Math.min(BYTES, file.length());
            byte[] end = new byte[length];
            file.seek(file.length() - length);
            file.readFully(end);
            List<String> all = new String(end, StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank())
                    .toList();
            int from = Math.max(0, all.size() - lines);
            for (int line = all.size() - 1; line >= 0; line--) {
                if (CAUSE.matcher(all.get(line)).find()) {
                    from = Math.min(from, line);
                    break;
                }
            }
            return all.subList(from, Math.min(all.size(), from + lines));
        } catch (IOException e) {
            return List.of();
        }
    }
}
