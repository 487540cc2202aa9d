package app.tangible.seeding.rest;

import app.tangible.transfer.SignedVoucher;
import app.tangible.transfer.VoucherDesk;
import app.tangible.web.ProblemException;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Vouchers, each {@link SignedVoucher#bytes} in base64url. */
public record ClaimsBody(@Nullable List<String> vouchers) {

  private static final int MAX_CHARS = 400;

  /** What became of each, in their order. */
  public record Shown(List<String> shown) {}

  List<SignedVoucher> checked() {
    if (vouchers == null || vouchers.size() > VoucherDesk.MAX_SHOWN) {
      throw malformed();
    }
    try {
      return vouchers.stream().map(ClaimsBody::voucher).toList();
    } catch (IllegalArgumentException e) {
      throw malformed();
    }
  }

  private static SignedVoucher voucher(@Nullable String text) {
    if (text == null || text.length() > MAX_CHARS) {
      throw new IllegalArgumentException("no voucher");
    }
    return SignedVoucher.of(Base64.getUrlDecoder().decode(text));
  }

  private static ProblemException malformed() {
    return new ProblemException(
        422, "vouchers", "At most 100 vouchers of 141 bytes are shown at once, in base64url.");
  }
}
