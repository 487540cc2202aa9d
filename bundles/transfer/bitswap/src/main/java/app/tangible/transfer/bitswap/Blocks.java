package app.tangible.transfer.bitswap;

import app.tangible.content.Cid;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalInt;

/** Blocks that are here. Safe for use by several threads. */
interface Blocks {

  /** How long it is, if it is here. */
  OptionalInt length(Cid cid);

  /** It, if it is here. */
  Optional<byte[]> read(Cid cid) throws IOException;
}
