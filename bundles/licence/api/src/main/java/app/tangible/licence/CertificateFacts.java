package app.tangible.licence;

import app.tangible.content.FilmId;
import app.tangible.content.MasterHash;
import app.tangible.identity.OwnerAddress;
import app.tangible.identity.OwnerPublicKey;

/**
 * What the leaf of a certificate states.
 *
 * @param contract the licence contract, 0x and 40 hex digits
 * @param tokenId decimal
 * @param nonce how often the licence had moved
 */
public record CertificateFacts(
    FilmId film,
    MasterHash masterHash,
    String title,
    String quality,
    String studio,
    long chainId,
    String contract,
    String tokenId,
    OwnerAddress owner,
    long nonce,
    OwnerPublicKey ownerKey) {}
