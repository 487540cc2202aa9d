package app.tangible.licence;

import app.tangible.content.FilmId;
import app.tangible.content.MasterHash;
import app.tangible.identity.OwnerAddress;
import app.tangible.identity.OwnerPublicKey;
import java.util.Optional;

/**
 * What the leaf of a certificate states.
 *
 * @param contract the licence contract, 0x and 40 hex digits
 * @param tokenId decimal
 * @param nonce how often the licence had moved
 * @param ownerKey of which the owner's address is, or the household that the owner mandated
 * @param mandate the digest of the {@link app.tangible.identity.Mandate} by which the owner, an
 *     account that passkeys command, has the household of this key play for it
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
    OwnerPublicKey ownerKey,
    Optional<String> mandate) {

  /** Of an owner with a key. */
  public CertificateFacts(
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
      OwnerPublicKey ownerKey) {
    this(
        film,
        masterHash,
        title,
        quality,
        studio,
        chainId,
        contract,
        tokenId,
        owner,
        nonce,
        ownerKey,
        Optional.empty());
  }
}
