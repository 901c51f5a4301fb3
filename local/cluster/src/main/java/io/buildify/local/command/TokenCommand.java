package io.buildify.local.command;

import io.buildify.local.home.ClusterDescription;
import io.buildify.local.token.TokenKeys;
import io.buildify.local.token.TokenRequest;
import io.buildify.local.token.TokenSigner;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Prints a token signed with the cluster's development key. */
@Command(name = "token", description = "Prints a token for a user of a tenant, signed with the development key.")
public final class TokenCommand implements Callable<Integer> {

    @Mixin
    private HomeOption home = new HomeOption();

    @Option(names = "--tenant", paramLabel = "<id>", description = "The user's tenant.")
    private @Nullable String tenant;

    @Option(names = "--company", paramLabel = "<id>", description = "One company; without it the tenant as a whole.")
    private @Nullable String company;

    @Option(names = "--subject", paramLabel = "<user>", defaultValue = "developer", description = "The user.")
    private String subject = "";

    @Option(names = "--groups", split = ",", paramLabel = "<role>", description = "The user's roles.")
    private List<String> groups = List.of();

    @Option(
            names = "--permissions",
            split = ",",
            paramLabel = "<permission>",
            description = "What the user may do (default: all that the cluster's Modules declare).")
    private @Nullable List<String> permissions;

    @Option(names = "--audience", paramLabel = "<aud>", description = "Whom it is for (default: the cluster's).")
    private @Nullable String audience;

    @Option(
            names = "--expires",
            paramLabel = "<duration>",
            defaultValue = "1h",
            converter = DurationArgument.class,
            description = "From now, such as 30s, 15m, 1h or 2d; -1m is a token that has expired (default: 1h).")
    private Duration expires = Duration.ZERO;

    @Override
    public Integer call() {
        ClusterDescription cluster = home.description();
        TokenSigner signer =
                new TokenSigner(TokenKeys.in(home.home().tokenKeys()), cluster.issuer(), Clock.systemUTC());
        System.out.println(signer.sign(new TokenRequest(
                subject,
                audience == null ? cluster.audience() : audience,
                tenant,
                company,
                groups,
                permissions == null ? DeclaredPermissions.in(home.home()) : permissions,
                expires)));
        return 0;
    }
}
