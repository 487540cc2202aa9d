package app.tangible.transfer.piece;

import app.tangible.transfer.VoucherBook;
import app.tangible.transfer.VoucherSigner;

/** Puts together what the container would. */
public final class Wiring {

  private Wiring() {}

  public static void paid(PieceHandler handler, VoucherBook book) {
    handler.paidInto(book);
  }

  public static void pays(PieceSource source, VoucherSigner signer) {
    source.signedBy(signer);
  }
}
