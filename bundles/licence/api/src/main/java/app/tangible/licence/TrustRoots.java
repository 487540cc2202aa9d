package app.tangible.licence;

/**
 * Whom this product believes. Shipped with it and shown in Settings.
 *
 * @param issuer raw Ed25519 key that signs licences and leases, 64 hex digits
 * @param log verifier key of the checkpoint log, {@code <name>+<hash>+<key>} (C2SP signed-note)
 */
public record TrustRoots(String issuer, String log) {}
