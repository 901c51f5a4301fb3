package io.buildify.operator;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/**
 * Everything that can be set about the operator; the only reader of its environment. A property
 * {@code buildify.max-rollouts} is set by {@code BUILDIFY_MAX_ROLLOUTS}, or by the argument
 * {@code --max-rollouts=3}.
 */
@ConfigMapping(prefix = "buildify")
public interface OperatorSettings {
    /** Namespace of the operator, claims, placements, clean-up records and server Secrets. */
    @WithDefault("buildify-system")
    String systemNamespace();

    /** Namespace of every instance and route. */
    @WithDefault("buildify-modules")
    String modulesNamespace();

    /** How many running instances may be replaced at the same time. */
    @WithDefault("5")
    int maxRollouts();

    /** How many resources of each kind are reconciled at the same time. */
    @WithDefault("16")
    int concurrency();

    /** How long a failed migration Job is left before it is tried again. */
    @WithDefault("5m")
    Duration migrationRetry();

    /** How often databases, roles, topics and grants are compared with what should be. */
    @WithDefault("5m")
    Duration resync();

    /** Where to die, for tests of what happens then. */
    Optional<String> faultPoint();

    LeaderElection leaderElection();

    Cleanup cleanup();

    External external();

    Events events();

    /** Which of several operators works; the others stand by. */
    interface LeaderElection {
        /** Name of the Lease in the system namespace. */
        @WithDefault("buildify-operator")
        String lease();

        /** Who holds the Lease: the pod's name; a random one when absent. */
        Optional<String> identity();

        /** How long a silent leader keeps the Lease. */
        @WithDefault("15s")
        Duration duration();

        /** How long the leader tries to renew before it gives up. */
        @WithDefault("10s")
        Duration renewDeadline();

        /** How often the Lease is tried and renewed. */
        @WithDefault("2s")
        Duration retry();
    }

    /** Removal of what deleted resources leave behind. */
    interface Cleanup {
        /** Share of all nodes, in percent, that may be deleted within a minute before the worker stops and asks. */
        @WithDefault("10")
        int maxDeletedPercent();

        /** So many nodes may be deleted within a minute whatever their share is. */
        @WithDefault("10")
        int minDeleted();

        /** Longest pause between two tries of a record. */
        @WithDefault("1m")
        Duration maxBackoff();
    }

    /** Topics of modules' events. */
    interface Events {
        /** How many partitions a new one has: so many replicas of a subscriber share the work. */
        @WithDefault("8")
        int partitions();
    }

    /** Calls to PostgreSQL and Kafka. */
    interface External {
        /** How many run at once. */
        @WithDefault("8")
        int threads();

        /** How many of one tenant may wait. */
        @WithDefault("1000")
        int queue();

        /** How long a reconcile waits for one of them. */
        @WithDefault("5s")
        Duration timeout();
    }
}
