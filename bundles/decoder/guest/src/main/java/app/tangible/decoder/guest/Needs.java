package app.tangible.decoder.guest;

import java.io.IOException;

/** Asks the product for sealed bytes of a film that still arrives. */
interface Needs {

  /** Returns when the product says that they are there; refuses when they do not come. */
  void await(long offset, int length) throws IOException;
}
