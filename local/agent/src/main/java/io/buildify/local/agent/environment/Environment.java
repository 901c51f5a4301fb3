package io.buildify.local.agent.environment;

import io.fabric8.kubernetes.api.model.ConfigMapKeySelector;
import io.fabric8.kubernetes.api.model.EnvFromSource;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.EnvVarSource;
import io.fabric8.kubernetes.api.model.SecretKeySelector;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Resolves a container's {@code envFrom} and {@code env} as kubelet does: later wins, {@code $(NAME)} sees what came
 * before.
 *
 * @param references ConfigMaps and Secrets of the pod's namespace
 * @param namespace the pod's namespace, for messages
 * @param fields the pod's downward API
 * @param resources the container's requests and limits
 * @param literals applied to every literal value before its references: mount paths become paths on this machine
 */
public record Environment(
        References references,
        String namespace,
        PodFields fields,
        ResourceFields resources,
        UnaryOperator<String> literals) {

    /**
     * The variables of the process.
     *
     * @param defaults what the image and the node give; the container's own variables win
     * @param assigned what nobody may change, such as the real PORT
     * @throws MissingReference when a Secret, ConfigMap or key that is not optional does not exist
     */
    public Map<String, String> resolve(
            Map<String, String> defaults,
            Map<String, String> assigned,
            List<EnvFromSource> sources,
            List<EnvVar> variables)
            throws MissingReference {
        Map<String, String> result = new LinkedHashMap<>(defaults);
        result.putAll(assigned);
        for (var source : sources) {
            all(source).forEach((name, value) -> put(result, assigned, prefix(source) + name, value));
        }
        for (var variable : variables) {
            var from = variable.getValueFrom();
            if (from == null) {
                var text = variable.getValue() == null ? "" : variable.getValue();
                put(result, assigned, variable.getName(), new Expansion(result).of(literals.apply(text)));
            } else {
                var value = one(from);
                if (value != null) {
                    put(result, assigned, variable.getName(), value);
                }
            }
        }
        return result;
    }

    private static void put(Map<String, String> result, Map<String, String> assigned, String name, String value) {
        if (!assigned.containsKey(name)) {
            result.put(name, value);
        }
    }

    private static String prefix(EnvFromSource source) {
        return source.getPrefix() == null ? "" : source.getPrefix();
    }

    private Map<String, String> all(EnvFromSource source) throws MissingReference {
        if (source.getConfigMapRef() != null) {
            var name = source.getConfigMapRef().getName();
            var optional = Boolean.TRUE.equals(source.getConfigMapRef().getOptional());
            return configMap(name, optional);
        }
        if (source.getSecretRef() != null) {
            var name = source.getSecretRef().getName();
            var optional = Boolean.TRUE.equals(source.getSecretRef().getOptional());
            return secret(name, optional);
        }
        return Map.of();
    }

    /** Null when an optional reference leads nowhere: the variable is then not set at all. */
    private @Nullable String one(EnvVarSource from) throws MissingReference {
        if (from.getSecretKeyRef() != null) {
            return key(from.getSecretKeyRef());
        }
        if (from.getConfigMapKeyRef() != null) {
            return key(from.getConfigMapKeyRef());
        }
        if (from.getFieldRef() != null) {
            return fields.value(from.getFieldRef().getFieldPath());
        }
        if (from.getResourceFieldRef() != null) {
            return resources.value(from.getResourceFieldRef());
        }
        throw new MissingReference("this kind of valueFrom is not supported by the node agent");
    }

    private @Nullable String key(SecretKeySelector ref) throws MissingReference {
        var optional = Boolean.TRUE.equals(ref.getOptional());
        var value = secret(ref.getName(), optional).get(ref.getKey());
        return present(value, optional, ref.getKey(), "Secret", ref.getName());
    }

    private @Nullable String key(ConfigMapKeySelector ref) throws MissingReference {
        var optional = Boolean.TRUE.equals(ref.getOptional());
        var value = configMap(ref.getName(), optional).get(ref.getKey());
        return present(value, optional, ref.getKey(), "ConfigMap", ref.getName());
    }

    private @Nullable String present(@Nullable String value, boolean optional, String key, String kind, String name)
            throws MissingReference {
        if (value == null && !optional) {
            throw new MissingReference("couldn't find key %s in %s %s/%s".formatted(key, kind, namespace, name));
        }
        return value;
    }

    private Map<String, String> configMap(String name, boolean optional) throws MissingReference {
        var found = references.configMap(name);
        if (found.isEmpty() && !optional) {
            throw new MissingReference("configmap \"%s\" not found".formatted(name));
        }
        return found.orElse(Map.of());
    }

    private Map<String, String> secret(String name, boolean optional) throws MissingReference {
        var found = references.secret(name);
        if (found.isEmpty() && !optional) {
            throw new MissingReference("secret \"%s\" not found".formatted(name));
        }
        Map<String, String> text = new LinkedHashMap<>();
        found.orElse(Map.of()).forEach((key, value) -> text.put(key, new String(value, StandardCharsets.UTF_8)));
        return text;
    }
}
