package app.tangible.log;

import app.tangible.chain.TokenId;
import org.osgi.annotation.versioning.ProviderType;

/** What the chain says of a licence now, under the log key's word. Safe for several threads. */
@ProviderType
public interface StateProofs {

  /**
   * The proof as it stands in a licence package ({@code docs/protocols/licence-1.md} section 6), of
   * the newest block that counts as final.
   *
   * @throws app.tangible.chain.ChainException when the chain cannot be asked
   */
  byte[] prove(TokenId token);
}
