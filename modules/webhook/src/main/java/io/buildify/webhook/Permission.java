package io.buildify.webhook;

/** What a user's token may allow. */
public final class Permission {

    public static final String SUBSCRIPTION_READ = "subscription.read";

    public static final String SUBSCRIPTION_WRITE = "subscription.write";

    private Permission() {}
}
