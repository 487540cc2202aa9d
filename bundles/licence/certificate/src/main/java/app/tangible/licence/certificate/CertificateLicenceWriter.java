package app.tangible.licence.certificate;

import app.tangible.content.KeySet;
import app.tangible.identity.DeviceGrant;
import app.tangible.identity.KeySealing;
import app.tangible.licence.CertificateFacts;
import app.tangible.licence.Checkpoint;
import app.tangible.licence.KeyShare;
import app.tangible.licence.Lease;
import app.tangible.licence.LicenceDocument;
import app.tangible.licence.LicenceWriter;
import app.tangible.licence.SignedDocument;
import app.tangible.licence.StateProof;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Writes and signs; reads back each document first, so that nothing unreadable is ever signed. */
@Component
public final class CertificateLicenceWriter implements LicenceWriter {

  private final KeyShares shares;

  /** Needs the sealing of key shares. */
  @Activate
  public CertificateLicenceWriter(@Reference KeySealing sealing) {
    shares = new KeyShares(sealing);
  }

  @Override
  public SignedDocument licence(LicenceDocument licence, PrivateKey issuer) {
    return Ed25519.document(LicenceJson.CONTEXT, LicenceJson.write(licence), issuer);
  }

  @Override
  public SignedDocument lease(Lease lease, PrivateKey issuer) {
    return Ed25519.document(LeaseJson.CONTEXT, LeaseJson.write(lease), issuer);
  }

  @Override
  public String logKey(String name, PublicKey log) {
    return new LogKey(name, Ed25519.raw(log)).text();
  }

  @Override
  public byte[] entry(CertificateFacts facts) {
    return CertificateJson.leaf(facts);
  }

  @Override
  public byte[] certificate(CertificateFacts facts, long index, List<byte[]> path, String note) {
    Checkpoint checkpoint = CheckpointNote.parse(note).checkpoint();
    if (!MerkleTree.includes(
        MerkleTree.leafHash(CertificateJson.leaf(facts)),
        index,
        checkpoint.treeSize(),
        path,
        HexFormat.of().parseHex(checkpoint.root()))) {
      throw new IllegalArgumentException("the path does not lead to the note's root");
    }
    return CertificateJson.write(facts, index, path, note);
  }

  @Override
  public byte[] stateProof(StateProof proof, String name, PrivateKey log) {
    return StateProofJson.write(proof, name, log);
  }

  @Override
  public byte[] rootOf(List<CertificateFacts> batch) {
    return tree(batch).root();
  }

  @Override
  public String checkpoint(Checkpoint checkpoint, String name, PrivateKey log) {
    return CheckpointNote.sign(checkpoint, name, log);
  }

  @Override
  public byte[] certificate(List<CertificateFacts> batch, int index, String note) {
    Objects.checkIndex(index, batch.size());
    return certificate(batch.get(index), index, tree(batch).path(index), note);
  }

  @Override
  public List<KeyShare> shares(KeySet keys, LicenceDocument licence) {
    return shares.split(keys, licence);
  }

  @Override
  public KeySet join(
      List<KeyShare> shares, LicenceDocument licence, DeviceGrant device, byte[] privateKey)
      throws GeneralSecurityException {
    return this.shares.join(shares, licence, device, privateKey);
  }

  private static MerkleTree tree(List<CertificateFacts> batch) {
    return MerkleTree.of(
        batch.stream().map(CertificateJson::leaf).map(MerkleTree::leafHash).toList());
  }
}
