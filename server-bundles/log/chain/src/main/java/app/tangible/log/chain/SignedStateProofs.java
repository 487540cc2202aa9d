package app.tangible.log.chain;

import app.tangible.chain.ChainFeed.Block;
import app.tangible.chain.ChainProofs;
import app.tangible.chain.ChainProofs.WordProof;
import app.tangible.chain.LicenceRegistry;
import app.tangible.chain.TokenId;
import app.tangible.keys.ServerKeys;
import app.tangible.licence.LicenceWriter;
import app.tangible.licence.StateProof;
import app.tangible.log.CertificateLog;
import app.tangible.log.StateProofs;
import java.time.Clock;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Asks the server's own node, and signs which block it believes to be of the chain. */
@Component
public final class SignedStateProofs implements StateProofs {

  private final LicenceRegistry registry;
  private final ChainProofs chain;
  private final CertificateLog log;
  private final LicenceWriter writer;
  private final ServerKeys keys;
  private final Clock clock;

  /** For the container. */
  @Activate
  public SignedStateProofs(
      @Reference LicenceRegistry registry,
      @Reference ChainProofs chain,
      @Reference CertificateLog log,
      @Reference LicenceWriter writer,
      @Reference ServerKeys keys) {
    this(registry, chain, log, writer, keys, Clock.systemUTC());
  }

  SignedStateProofs(
      LicenceRegistry registry,
      ChainProofs chain,
      CertificateLog log,
      LicenceWriter writer,
      ServerKeys keys,
      Clock clock) {
    this.registry = registry;
    this.chain = chain;
    this.log = log;
    this.writer = writer;
    this.keys = keys;
    this.clock = clock;
  }

  @Override
  public byte[] prove(TokenId token) {
    WordProof proof = chain.prove(token);
    Block block = proof.block();
    return writer.stateProof(
        new StateProof(
            registry.chainId(),
            block.number(),
            block.hash().text(),
            clock.instant(),
            proof.header(),
            proof.account(),
            proof.storage(),
            ""),
        log.name(),
        keys.signing(ServerKeys.Purpose.LOG).privateKey());
  }
}
