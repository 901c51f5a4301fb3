package io.buildify.sdk.it;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A valid token, and what an attacker makes of it. */
record ForgedToken(String header, String claims, String signature) {

    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    static ForgedToken from(String valid) {
        String[] parts = valid.split("\\.");
        return new ForgedToken(parts[0], parts[1], parts[2]);
    }

    ForgedToken withHeader(String json) {
        return new ForgedToken(encode(json), claims, signature);
    }

    ForgedToken replaceInClaims(String from, String to) {
        String json = new String(Base64.getUrlDecoder().decode(claims), StandardCharsets.UTF_8);
        return new ForgedToken(header, encode(json.replace(from, to)), signature);
    }

    ForgedToken unsigned() {
        return new ForgedToken(header, claims, "");
    }

    /** Signed with a key that nobody trusts. */
    ForgedToken signedByAStranger() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        PrivateKey key = generator.generateKeyPair().getPrivate();
        Signature rsa = Signature.getInstance("SHA256withRSA");
        rsa.initSign(key);
        rsa.update(content());
        return new ForgedToken(header, claims, ENCODER.encodeToString(rsa.sign()));
    }

    /** Signed with a secret that is no secret, such as the public key. */
    ForgedToken signedWith(byte[] secret) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret, "HmacSHA256"));
        return new ForgedToken(header, claims, ENCODER.encodeToString(mac.doFinal(content())));
    }

    private byte[] content() {
        return (header + "." + claims).getBytes(StandardCharsets.US_ASCII);
    }

    private static String encode(String json) {
        return ENCODER.encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return header + "." + claims + "." + signature;
    }
}
