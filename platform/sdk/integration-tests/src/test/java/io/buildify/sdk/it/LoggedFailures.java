package io.buildify.sdk.it;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.ExtLogRecord;

/** What a part of the running module logs from now on, as an error or also as a warning. */
final class LoggedFailures extends Handler implements AutoCloseable {

    private final Logger logger;
    private final Level least;
    private final List<LogRecord> records = new CopyOnWriteArrayList<>();

    private LoggedFailures(Logger logger, Level least) {
        this.logger = logger;
        this.least = least;
    }

    static LoggedFailures of(String category) {
        return of(category, Level.SEVERE);
    }

    static LoggedFailures of(String category, Level least) {
        LoggedFailures failures = new LoggedFailures(Logger.getLogger(category), least);
        failures.logger.addHandler(failures);
        return failures;
    }

    @Override
    public void publish(LogRecord record) {
        if (record.getLevel().intValue() >= least.intValue()
                || record.getLevel().getName().equals("ERROR")) {
            records.add(record);
        }
    }

    List<String> lines() {
        return records.stream()
                .map(record ->
                        record instanceof ExtLogRecord extended ? extended.getFormattedMessage() : record.getMessage())
                .toList();
    }

    /** Those with a stack trace. */
    List<String> traces() {
        return records.stream()
                .filter(record -> record.getThrown() != null)
                .map(LogRecord::getMessage)
                .toList();
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        logger.removeHandler(this);
    }
}
