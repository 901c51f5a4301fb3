package io.buildify.webhook.address;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Looks up where a URL leads to, and answers one address that may be called: whoever connects takes that one, so that
 * nothing lies between check and connection.
 */
@Singleton
public class Addresses {

    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    /** The system's look-up blocks for as long as a name server likes; these threads wait for nothing else. */
    private static final int MOST_LOOKUPS = 64;

    private final ExecutorService lookups;

    Addresses() {
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                MOST_LOOKUPS,
                MOST_LOOKUPS,
                10,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                Thread.ofPlatform().name("lookup-", 0).daemon().factory());
        pool.allowCoreThreadTimeOut(true);
        this.lookups = pool;
    }

    @PreDestroy
    void end() {
        lookups.shutdownNow();
    }

    /**
     * An address to connect to. The answer comes on the caller's context.
     *
     * @throws UrlRefused (as the answer's failure) if the name leads nowhere, or to an address that may not be called
     */
    public Uni<InetAddress> of(Target target, CallRules rules) {
        Context here = Vertx.currentContext();
        Executor back =
                here == null ? Infrastructure.getDefaultExecutor() : task -> here.runOnContext(ignored -> task.run());
        return Uni.createFrom()
                .item(() -> lookUp(target))
                .runSubscriptionOn(lookups)
                .ifNoItem()
                .after(TIMEOUT)
                .failWith(() -> new UrlRefused("The name %s was not found within %d s. Check its name servers."
                        .formatted(target.host(), TIMEOUT.toSeconds())))
                .emitOn(back)
                .map(found -> checked(target, found, rules));
    }

    /** All must be fine: which of them is taken, others could choose. */
    static InetAddress checked(Target target, List<InetAddress> found, CallRules rules) {
        if (!target.isAllowed()) {
            for (InetAddress address : found) {
                rules.addresses().problem(address).ifPresent(problem -> {
                    throw new UrlRefused(
                            "%s leads to an address that is %s. Use a host of the public Internet, or ask the platform's engineer to add it to allowed_networks or allowed_hosts."
                                    .formatted(target.host(), problem));
                });
            }
        }
        return found.getFirst();
    }

    /** A name is looked up as it is, without the domains that a cluster would try to add; but for those of the engineer. */
    private static List<InetAddress> lookUp(Target target) {
        try {
            if (target.isAddress()) {
                return List.of(InetAddress.ofLiteral(target.host()));
            }
            return List.of(InetAddress.getAllByName(target.isAllowed() ? target.host() : target.host() + "."));
        } catch (IllegalArgumentException e) {
            throw new UrlRefused("%s is no address. Write it in its usual form.".formatted(target.host()));
        } catch (UnknownHostException e) {
            throw new UrlRefused("The name %s was not found. Check the URL.".formatted(target.host()));
        }
    }
}
