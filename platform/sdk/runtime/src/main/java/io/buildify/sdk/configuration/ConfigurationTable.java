package io.buildify.sdk.configuration;

import io.buildify.events.ConfigurationKey;
import io.buildify.events.ConfigurationRecord;
import io.buildify.events.ConfigurationRecord.Companies;
import io.buildify.events.Reason;
import io.buildify.sdk.scope.Scope;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * All records of the configuration topic. One thread writes, all read. Records rest as bytes, because an
 * instance may serve thousands of tenants of which few are busy; what is asked for is read once and kept
 * in a cache of fixed size.
 */
public final class ConfigurationTable {

    private final Map<ConfigurationKey, Rest> records = new ConcurrentHashMap<>();
    private final OffTimes offTimes = new OffTimes();
    private final RecentlyRead recentlyRead;
    private final AtomicBoolean replayed = new AtomicBoolean();
    private final AtomicLong version = new AtomicLong();
    private final AtomicReference<@Nullable Instant> oldest = new AtomicReference<>();
    private volatile @Nullable ConfigurationChanges changes;
    private volatile Consumer<String> arrivals = tenant -> {};

    /**
     * @param recentlyReadRecords how many records to keep as objects
     * @param release the release that this process runs
     */
    public ConfigurationTable(int recentlyReadRecords, String release) {
        this.recentlyRead = new RecentlyRead(recentlyReadRecords, release);
    }

    /** A record at rest, and the replay it was seen in. The object's identity stands for its content. */
    static final class Rest {
        private final byte[] json;
        private final long replay;

        private Rest(byte[] json, long replay) {
            this.json = json;
            this.replay = replay;
        }

        byte[] json() {
            return json;
        }
    }

    /**
     * Takes over one record of the topic.
     *
     * @param json the value, or null for a tombstone
     * @param replay the number of the replay that reads it, rising
     * @param written when it was written
     * @throws UnreadableRecord if the value breaks the contract; what was known for the key stays
     */
    void put(ConfigurationKey key, byte @Nullable [] json, long replay, Instant written) throws UnreadableRecord {
        try {
            take(key, json, replay, written);
        } finally {
            version.incrementAndGet();
        }
    }

    private void take(ConfigurationKey key, byte @Nullable [] json, long replay, Instant written)
            throws UnreadableRecord {
        oldest.accumulateAndGet(written, (known, other) -> known == null || other.isBefore(known) ? other : known);
        if (json == null) {
            offTimes.note(key, false, written);
            tellArrival(key, isServedAsCompanyOfItsTenant(key));
            records.remove(key);
            return;
        }
        try {
            ConfigurationRecord record = RecordFormat.read(json);
            offTimes.note(key, Boolean.FALSE.equals(record.enabled()), written);
            tellArrival(key, record.servedBy() == null);
        } catch (UnreadableRecord e) {
            // Known by this replay, so that it is not swept away with what has left the topic.
            records.computeIfPresent(key, (same, last) -> new Rest(last.json, replay));
            throw e;
        }
        Rest last = records.put(key, new Rest(json, replay));
        ConfigurationChanges listening = changes;
        if (listening != null && last != null && isReplayed() && !Arrays.equals(last.json, json)) {
            listening.add(key, last.json, json);
        }
    }

    /** This instance answers from now on, if only that it is off, for whom another one did until now, or nobody. */
    private void tellArrival(ConfigurationKey key, boolean answersHere) {
        if (isReplayed()
                && answersHere
                && serving(new Scope(key.tenant(), key.company())) instanceof Serving.Elsewhere) {
            arrivals.accept(key.tenant());
        }
    }

    private boolean isServedAsCompanyOfItsTenant(ConfigurationKey key) {
        return key.company() != null && !(serving(new Scope(key.tenant(), null)) instanceof Serving.Elsewhere);
    }

    /**
     * From now on tenants are told there, of whom this instance is about to answer for something that it did not answer for
     * before, though it ran.
     */
    public void onArrival(Consumer<String> listening) {
        arrivals = listening;
    }

    /** From now on changes of known records are told there; what a first replay finds is no change. */
    void onChange(ConfigurationChanges listening) {
        changes = listening;
    }

    /** Forgets what no replay since this one has seen: it is no longer in the topic. */
    void forgetBefore(long replay) {
        records.values().removeIf(rest -> rest.replay < replay);
        version.incrementAndGet();
    }

    /** Rises whenever something may have changed: what was looked up before is the same as long as it does not. */
    public long version() {
        return version.get();
    }

    /** When the oldest record was written that the topic held; empty while it has held none. */
    public Optional<Instant> oldestRecord() {
        return Optional.ofNullable(oldest.get());
    }

    /** From now on the table is whole. */
    void replayed() {
        replayed.set(true);
    }

    /** Whether the topic was read to its end once; before that, absence means nothing. */
    public boolean isReplayed() {
        return replayed.get();
    }

    /** Whose records there are, also such as say that somebody is not served. */
    public Set<ConfigurationKey> keys() {
        return Set.copyOf(records.keySet());
    }

    public int size() {
        return records.size();
    }

    /** Whether the module was off for a scope at that time, by the broker's clock; whoever is off now may not have been. */
    public boolean wasOff(Scope scope, Instant time) {
        return offTimes.include(scope.key(), time) || offTimes.include(ConfigurationKey.ofTenant(scope.tenant()), time);
    }

    /** Whether and how a scope is served. */
    public Serving serving(Scope scope) {
        ServedConfiguration own = find(scope.key());
        if (own != null) {
            return serving(own);
        }
        if (scope.company() == null) {
            return new Serving.Elsewhere();
        }
        ServedConfiguration tenant = find(ConfigurationKey.ofTenant(scope.tenant()));
        if (tenant == null) {
            return new Serving.Elsewhere();
        }
        Serving serving = serving(tenant);
        if (serving instanceof Serving.Here) {
            return tenant.record().companies() == Companies.All
                    ? new Serving.Here(tenant.forCompanies())
                    : new Serving.Refused(Reason.COMPANY_DISABLED);
        }
        return serving;
    }

    private static Serving serving(ServedConfiguration found) {
        ConfigurationRecord record = found.record();
        if (record.servedBy() != null) {
            return new Serving.Elsewhere();
        }
        if (Boolean.TRUE.equals(record.enabled())) {
            return new Serving.Here(found);
        }
        return new Serving.Refused(record.reason() == null ? Reason.MODULE_DISABLED : record.reason());
    }

    private @Nullable ServedConfiguration find(ConfigurationKey key) {
        Rest rest = records.get(key);
        return rest == null ? null : recentlyRead.get(rest);
    }
}
