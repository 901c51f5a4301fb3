package io.buildify.sdk.it;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.ExtLogRecord;

/** What a part of the running module logs as an error from now on. */
final class LoggedFailures extends Handler implements AutoCloseable {

    private final Logger logger;
    private final List<LogRecord> records = new CopyOnWriteArrayList<>();

    private LoggedFailures(Logger logger) {
        this.logger = logger;
    }

    static LoggedFailures of(String category) {
        LoggedFailures failures = new LoggedFailures(Logger.getLogger(category));
        failures.logger.addHandler(failures);
        return failures;
    }

    @Override
    public void publish(LogRecord record) {
        if (record.getLevel().intValue() >= Level.SEVERE.intValue()
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
