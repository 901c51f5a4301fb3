package io.buildify.local.controlplane;

import io.buildify.local.home.Credentials;
import io.buildify.local.home.Home;
import io.buildify.local.home.PrivateFile;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Who may enter the API server with which static token. Everybody else is a ServiceAccount. */
final class AccessTokens {

    static final String ADMINISTRATOR = "kubernetes-administrator";
    static final String CONTROLLER_MANAGER = "kube-controller-manager";
    static final String SCHEDULER = "kube-scheduler";

    private static final Map<String, String> IDENTITIES = new LinkedHashMap<>();

    static {
        IDENTITIES.put(ADMINISTRATOR, "administrator,administrator,system:masters");
        IDENTITIES.put(CONTROLLER_MANAGER, "system:kube-controller-manager,system:kube-controller-manager");
        IDENTITIES.put(SCHEDULER, "system:kube-scheduler,system:kube-scheduler");
    }

    private final Home home;
    private final Credentials credentials;

    AccessTokens(Home home, Credentials credentials) {
        this.home = home;
        this.credentials = credentials;
    }

    String token(String identity) {
        return credentials.password(identity);
    }

    /** The API server's {@code --token-auth-file}. */
    Path write() {
        StringBuilder lines = new StringBuilder();
        IDENTITIES.forEach((identity, user) ->
                lines.append(token(identity)).append(',').append(user).append('\n'));
        Path file = home.credential("api-server-tokens.csv");
        PrivateFile.write(file, lines.toString());
        return file;
    }
}
