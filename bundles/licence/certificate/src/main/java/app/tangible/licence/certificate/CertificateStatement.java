package app.tangible.licence.certificate;

import app.tangible.licence.Certificate;
import app.tangible.licence.CertificateFacts;
import app.tangible.licence.Checkpoint;
import java.util.HexFormat;

/** A certificate in six lines, {@code docs/protocols/verify.md}. */
final class CertificateStatement {

  private CertificateStatement() {}

  static String of(Certificate certificate) {
    CertificateFacts facts = certificate.facts();
    Checkpoint checkpoint = certificate.checkpoint();
    return String.join(
        "\n",
        "Tangible certificate 1",
        // CAIP-19: what a wallet or an explorer looks up.
        "eip155:" + facts.chainId() + "/erc721:" + facts.contract() + "/" + facts.tokenId(),
        "owner " + facts.owner().text() + " moves " + facts.nonce(),
        "leaf " + HexFormat.of().formatHex(MerkleTree.leafHash(CertificateJson.leaf(facts))),
        "log " + checkpoint.origin() + " index " + certificate.leafIndex(),
        "time " + checkpoint.time());
  }
}
