package app.tangible.licence;

import app.tangible.content.KeySet;
import app.tangible.identity.DeviceGrant;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Makes what {@link LicenceChecker} reads. Platform side. Stateless, safe for use by several
 * threads. Times are written in whole seconds, fractions are cut off; all methods throw {@link
 * IllegalArgumentException} for what no checker would read.
 */
@ProviderType
public interface LicenceWriter {

  /** Signs the licence. */
  SignedDocument licence(LicenceDocument licence, PrivateKey issuer);

  /** Signs the lease. */
  SignedDocument lease(Lease lease, PrivateKey issuer);

  /** The verifier key {@code <name>+<hash>+<key>} (C2SP signed-note) of this log. */
  String logKey(String name, PublicKey log);

  /** The entry of these facts in the log: what its leaf is the hash of. */
  byte[] entry(CertificateFacts facts);

  /**
   * The certificate of an entry of the log: canonical JSON.
   *
   * @param path inclusion proof (RFC 9162, 2.1.3) in the tree of the note
   * @throws IllegalArgumentException also when the path does not lead to the note's root
   */
  byte[] certificate(CertificateFacts facts, long index, List<byte[]> path, String note);

  /** Signs the block's hash with the log's key and writes the proof: canonical JSON. */
  byte[] stateProof(StateProof proof, String name, PrivateKey log);

  /** Root of a log that holds exactly these (RFC 9162 tree over their entries, in this order). */
  byte[] rootOf(List<CertificateFacts> batch);

  /** The signed note of a tree that was anchored; its origin must be {@code <name>}. */
  String checkpoint(Checkpoint checkpoint, String name, PrivateKey log);

  /** The certificate of entry {@code index} of a log that holds exactly these: canonical JSON. */
  byte[] certificate(List<CertificateFacts> batch, int index, String note);

  /**
   * Splits the key set in two and seals each share to each device of the licence (one DEVICE and
   * one PLATFORM share a device). The shares of two calls do not combine.
   */
  List<KeyShare> shares(KeySet keys, LicenceDocument licence);

  /**
   * Opens and joins the two shares of the device; runs inside the decoder only.
   *
   * @param privateKey 32 raw bytes of the decoder's X25519 key
   * @throws GeneralSecurityException when a share is missing or was not sealed to this key for this
   *     licence
   */
  KeySet join(List<KeyShare> shares, LicenceDocument licence, DeviceGrant device, byte[] privateKey)
      throws GeneralSecurityException;
}
