package io.buildify.sdk.job;

import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import io.quarkus.runtime.configuration.DurationConverter;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;

/** PURE: the times of a job. */
public sealed interface Schedule {

    /** The first time after that one. */
    Instant after(Instant time);

    /** At fixed times of the calendar, UTC. */
    record Cron(String expression, ExecutionTime times) implements Schedule {
        @Override
        public Instant after(Instant time) {
            return times.nextExecution(time.atZone(ZoneOffset.UTC))
                    .map(ZonedDateTime::toInstant)
                    .orElse(Instant.MAX);
        }

        @Override
        public String toString() {
            return "cron " + expression;
        }
    }

    /** In fixed intervals. */
    record Every(Duration interval) implements Schedule {
        @Override
        public Instant after(Instant time) {
            return time.plus(interval);
        }

        @Override
        public String toString() {
            return "every " + interval;
        }
    }

    /**
     * @param cron a Quartz expression, or empty
     * @param every a duration as Quarkus writes it, or empty
     * @throws IllegalArgumentException unless exactly one of them is given and makes sense
     */
    static Schedule of(String cron, String every) {
        if (cron.isEmpty() == every.isEmpty()) {
            throw new IllegalArgumentException("give it either cron or every");
        }
        if (every.isEmpty()) {
            CronParser parser = new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.QUARTZ));
            ExecutionTime times = ExecutionTime.forCron(parser.parse(cron));
            if (times.nextExecution(Instant.EPOCH.atZone(ZoneOffset.UTC)).isEmpty()) {
                throw new IllegalArgumentException("cron " + cron + " never comes");
            }
            return new Cron(cron, times);
        }
        Duration interval = DurationConverter.parseDuration(every);
        if (interval.isNegative() || interval.isZero()) {
            throw new IllegalArgumentException("every " + every + " is no time at all");
        }
        return new Every(interval);
    }
}
