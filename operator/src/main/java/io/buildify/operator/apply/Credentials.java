package io.buildify.operator.apply;

import io.buildify.operator.dependent.Children;
import io.buildify.operator.external.Password;
import io.buildify.operator.name.InstanceId;
import io.buildify.operator.watch.Informers;
import io.fabric8.kubernetes.api.model.Secret;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Passwords of instances. Each is generated once, written to its Secret before anybody else hears of
 * it, and read from there ever after.
 */
public final class Credentials {
    static final String DATABASE = "database-password";
    static final String KAFKA = "kafka-password";

    private final Informers informers;
    private final Children children;
    private final SecureRandom random;
    private final String modulesNamespace;

    public Credentials(Informers informers, Children children, SecureRandom random, String modulesNamespace) {
        this.informers = informers;
        this.children = children;
        this.random = random;
        this.modulesNamespace = modulesNamespace;
    }

    /**
     * The passwords of a serving process.
     *
     * @param render builds the Secret from its passwords
     */
    public Serving serving(InstanceId instance, BiFunction<Password, Password, Secret> render) {
        var live = live(instance.object());
        var passwords = new Serving(password(live, DATABASE), password(live, KAFKA));
        keep(live, render.apply(passwords.database(), passwords.kafka()));
        return passwords;
    }

    /**
     * The password of the role that owns a database.
     *
     * @param render builds the Secret from its password
     */
    public Password owner(InstanceId instance, java.util.function.Function<Password, Secret> render) {
        var live = live(instance.ownerSecret());
        var password = password(live, DATABASE);
        keep(live, render.apply(password));
        return password;
    }

    private void keep(@Nullable Secret live, Secret rendered) {
        if (live == null) {
            children.create(rendered);
        } else {
            children.apply(rendered);
        }
    }

    private @Nullable Secret live(String name) {
        return informers.secrets().get(modulesNamespace, name).orElse(null);
    }

    private Password password(@Nullable Secret live, String key) {
        Map<String, String> data = live == null || live.getData() == null ? Map.of() : live.getData();
        return Optional.ofNullable(data.get(key))
                .filter(it -> !it.isEmpty())
                .map(it -> new Password(new String(Base64.getDecoder().decode(it), StandardCharsets.UTF_8)))
                .orElseGet(() -> Password.generate(random));
    }

    /**
     * @param database of the login
     * @param kafka of the SCRAM user
     */
    public record Serving(Password database, Password kafka) {}
}
