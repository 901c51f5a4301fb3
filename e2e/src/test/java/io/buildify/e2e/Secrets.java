package io.buildify.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Base64;

/** What a Secret of the installation says. */
record Secrets(JsonNode secret) {

    static Secrets of(Installation installation, String name) {
        return new Secrets(new PlatformEngineer(installation).get("secret", name, "buildify-system"));
    }

    String value(String key) {
        return new String(Base64.getDecoder().decode(secret.at("/data/" + key).asText()));
    }
}
