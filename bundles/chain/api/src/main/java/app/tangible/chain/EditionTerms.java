package app.tangible.chain;

/**
 * What the chain stores once per edition.
 *
 * @param filmId 16 bytes, left-aligned in the word
 * @param quality such as {@code HD}; at most 31 ASCII characters
 * @param studio receives the studio's share
 * @param priceMinor list price in the stablecoin's smallest unit
 * @param royaltyBasisPoints the studio's share of a resale, of 10,000
 */
public record EditionTerms(
    Bytes32 filmId,
    Bytes32 masterHash,
    String quality,
    Account studio,
    long priceMinor,
    int royaltyBasisPoints) {}
