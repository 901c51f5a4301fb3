package io.buildify.operator.resolve;

/**
 * What instances verify users' tokens by.
 *
 * @param issuer what {@code iss} must be
 * @param audience what {@code aud} must contain
 * @param jwks JSON Web Key Set with the public keys
 */
public record TokenKeys(String issuer, String audience, String jwks) {}
