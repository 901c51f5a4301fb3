package io.buildify.local.agent.environment;

import java.util.Map;
import java.util.Optional;

/** ConfigMaps and Secrets of one namespace, as they are now. */
public interface References {

    /** The text entries of a ConfigMap; empty if there is no such ConfigMap. */
    Optional<Map<String, String>> configMap(String name);

    /** The decoded entries of a Secret; empty if there is no such Secret. */
    Optional<Map<String, byte[]>> secret(String name);
}
