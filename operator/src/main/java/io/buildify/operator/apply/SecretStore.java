package io.buildify.operator.apply;

import io.buildify.operator.dependent.Children;
import io.buildify.operator.external.Password;
import io.buildify.operator.render.Credentials;
import io.buildify.operator.watch.Informers;
import io.fabric8.kubernetes.api.model.Secret;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Secrets with passwords. Each password is generated once, written to its Secret before anybody else
 * hears of it, and read from there ever after.
 */
public final class SecretStore {
    private final Informers informers;
    private final Children children;
    private final SecureRandom random;
    private final String modulesNamespace;

    public SecretStore(Informers informers, Children children, SecureRandom random, String modulesNamespace) {
        this.informers = informers;
        this.children = children;
        this.random = random;
        this.modulesNamespace = modulesNamespace;
    }

    /** What a Secret holds now; nothing if there is none. */
    public Credentials held(String name) {
        return Credentials.decode(live(name).map(Secret::getData).orElse(null));
    }

    /**
     * Makes sure of a Secret.
     *
     * @param passwords keys of the passwords that it must hold
     * @param given what else it must hold
     * @param render builds it from what it holds
     * @return what it holds
     */
    public Credentials ensure(
            String name, List<String> passwords, Map<String, String> given, Function<Credentials, Secret> render) {
        var live = live(name);
        var data = new HashMap<>(held(name).data());
        data.putAll(given);
        passwords.forEach(
                key -> data.computeIfAbsent(key, it -> Password.generate(random).value()));
        var rendered = render.apply(new Credentials(data));
        var kept = live.isPresent() ? children.apply(rendered) : children.create(rendered);
        return Credentials.decode(kept.getData());
    }

    private Optional<Secret> live(String name) {
        return informers.secrets().get(modulesNamespace, name);
    }
}
