package app.tangible.store;

import app.tangible.identity.OwnerAddress;
import app.tangible.identity.OwnerPublicKey;

/**
 * Another household.
 *
 * @param code the ten characters that people tell each other
 */
public record Household(String code, OwnerPublicKey owner, OwnerAddress address) {}
