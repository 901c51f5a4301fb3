package io.buildify.local.token;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.buildify.local.home.PrivateFile;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The development key pair of one cluster (RSA, 2048 bits).
 *
 * @param privateKey signs tokens
 */
public record TokenKeys(RSAPrivateCrtKey privateKey) {

    private static final int BITS = 2048;
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    /** The pair in that folder; made if there is none. */
    public static TokenKeys in(Path folder) {
        Path file = folder.resolve("private.key");
        try {
            if (!Files.exists(file)) {
                KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
                generator.initialize(BITS);
                byte[] encoded = generator.generateKeyPair().getPrivate().getEncoded();
                PrivateFile.write(file, Base64.getEncoder().encodeToString(encoded));
            }
            byte[] encoded = Base64.getDecoder().decode(PrivateFile.read(file));
            return new TokenKeys(
                    (RSAPrivateCrtKey) KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(encoded)));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalStateException(
                    file + " is not a private key: " + e.getMessage() + ". Remove it and start the cluster again.", e);
        }
    }

    /** A name of the key: the thumbprint of its public half (RFC 7638). */
    public String keyId() {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256").digest(json(required()).getBytes());
            return BASE64.encodeToString(hash);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The public half as a JSON Web Key Set. */
    public String publicKeySet() {
        Map<String, String> key = new TreeMap<>(required());
        key.put("kid", keyId());
        key.put("use", "sig");
        key.put("alg", "RS256");
        return json(Map.of("keys", List.of(key)));
    }

    private Map<String, String> required() {
        return new TreeMap<>(Map.of(
                "kty", "RSA", "n", unsigned(privateKey.getModulus()), "e", unsigned(privateKey.getPublicExponent())));
    }

    private static String unsigned(BigInteger number) {
        byte[] bytes = number.toByteArray();
        return BASE64.encodeToString(bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes);
    }

    private static String json(Object value) {
        try {
            return new ObjectMapper().writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return "TokenKeys " + keyId();
    }
}
