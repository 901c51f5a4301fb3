package io.buildify.events;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event as modules exchange it: CloudEvents 1.0 with the extension attributes {@code tenant} and
 * {@code company}.
 *
 * @param id unique for its source; the same event sent again keeps it
 * @param source {@code /modules/<publisher>}
 * @param type {@code financial.invoice.created}; its first segment is the publishing module
 * @param subject the aggregate that it is about, unique for its kind in the tenant or company
 * @param time when it happened
 * @param tenant whose event it is
 * @param company the company, or null for an event of the tenant as a whole
 * @param data JSON in UTF-8
 */
public record CloudEvent(
        String id,
        String source,
        String type,
        String subject,
        Instant time,
        String tenant,
        @Nullable String company,
        byte[] data) {

    /** What the data of one event may weigh: a broker takes records of 1 MiB unless told otherwise. */
    public static final int MOST_BYTES = 768 * 1024;

    /** How many characters a subject may have. */
    public static final int LONGEST_SUBJECT = 500;

    /** {@code source} of a module's events. */
    public static String sourceOf(String module) {
        return "/modules/" + module;
    }

    /** The module that published it, as its type says. */
    public String publisher() {
        return publisherOf(type);
    }

    static String publisherOf(String type) {
        int dot = type.indexOf('.');
        return dot < 0 ? type : type.substring(0, dot);
    }

    /** Key of its record in a topic: events of one key stay in order. */
    public String key() {
        return key(tenant, company, subject);
    }

    /** The key of a subject's events. */
    public static String key(String tenant, @Nullable String company, String subject) {
        return tenant + "/" + (company == null ? "" : company) + "/" + subject;
    }
}
