package app.tangible.chain.evm;

import app.tangible.chain.Account;
import app.tangible.chain.LicenceMarket.Shares;

/** How the licence contract divides what is paid, and what it still owes. */
final class Split {

  private final Node node;
  private final Account licences;

  Split(Node node, Settings settings) {
    this.node = node;
    this.licences = settings.licences();
  }

  Shares sharesOf(long edition, long priceUnits) {
    Words words = node.words(Call.resaleShares(licences, edition, priceUnits), 3);
    return new Shares(words.count(0), words.count(1), words.count(2));
  }

  int platformBasisPoints() {
    Words words = node.words(Call.platformBasisPoints(licences), 1);
    return Math.toIntExact(words.count(0));
  }

  long totalOwed(long block) {
    Call call = Call.totalOwed(licences);
    return node.words(call, 1, "0x" + Long.toHexString(block)).count(0);
  }
}
