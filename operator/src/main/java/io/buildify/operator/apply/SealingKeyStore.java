package io.buildify.operator.apply;

import io.buildify.operator.name.InstanceId;
import io.buildify.operator.plan.MigrationPlan;
import io.buildify.operator.render.Renderer;
import io.buildify.operator.watch.Informers;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What modules seal tenants' secrets with: for each database a Secret in the system namespace, which is made once, stays
 * as long as there is data, and is a person's to change (docs/decisions/0005-sealed-secrets.md).
 */
public final class SealingKeyStore {
    private static final Logger LOG = LoggerFactory.getLogger(SealingKeyStore.class);
    /** Of AES-256. */
    private static final int KEY_BYTES = 32;

    private final KubernetesClient client;
    private final Informers informers;
    private final Renderer renderer;
    private final SecureRandom random;

    public SealingKeyStore(KubernetesClient client, Informers informers, Renderer renderer, SecureRandom random) {
        this.client = client;
        this.informers = informers;
        this.renderer = renderer;
        this.random = random;
    }

    /**
     * Makes sure that a database has keys.
     *
     * @param copy what an instance on it was given before; they take the place of keys that are gone
     * @param hadKeys whether it had some before, so that there may be what nobody can open without them
     * @return the keys, with commas between
     */
    public String ensure(MigrationPlan plan, Optional<String> copy, boolean hadKeys) {
        var name = plan.owner().instance().sealingKeys();
        return informers
                .systemSecrets()
                .get(renderer.systemNamespace(), name)
                .flatMap(Renderer::sealingKeys)
                .orElseGet(() -> {
                    if (copy.isEmpty() && hadKeys) {
                        LOG.warn(
                                "Secret {} is gone, and no instance has a copy, so it gets a new key. What the lost ones have"
                                        + " sealed cannot be opened: put them behind the new one from a backup, or have it made anew",
                                name);
                    } else {
                        LOG.info("Making Secret {} {}", name, copy.isPresent() ? "from a copy" : "with a new key");
                    }
                    return make(renderer.sealingKeys(plan, copy.orElseGet(this::generate)));
                });
    }

    /** Takes them away; the data is gone. Nothing happens where there are none. */
    public void remove(InstanceId owner) {
        client.secrets()
                .inNamespace(renderer.systemNamespace())
                .withName(owner.sealingKeys())
                .delete();
        informers.systemSecrets().removed(renderer.systemNamespace(), owner.sealingKeys());
    }

    /** One that has come meanwhile is left as it is; one that has lost its keys gets these. */
    private String make(Secret desired) {
        var made = create(desired);
        return Renderer.sealingKeys(made)
                .or(() -> Renderer.sealingKeys(wrote(client.resource(desired).update())))
                .orElseThrow();
    }

    private Secret create(Secret desired) {
        try {
            return wrote(client.resource(desired).create());
        } catch (KubernetesClientException e) {
            if (e.getCode() != HttpURLConnection.HTTP_CONFLICT) {
                throw e;
            }
            return wrote(client.resource(desired).require());
        }
    }

    private Secret wrote(Secret answer) {
        return informers.systemSecrets().wrote(answer);
    }

    private String generate() {
        byte[] key = new byte[KEY_BYTES];
        random.nextBytes(key);
        return Base64.getEncoder().encodeToString(key);
    }
}
