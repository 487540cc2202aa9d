package app.tangible.royalty.sql;

import app.tangible.chain.Account;

/** Names of the ledger's accounts. One on the chain is named by itself. */
final class Accounts {

  static final String CARD = "card";
  static final String PLATFORM = "platform";

  private static final String OWED = "owed:";
  private static final String PAYABLE = "payable:";

  private Accounts() {}

  /** What the licence contract owes it. */
  static String owed(Account account) {
    return OWED + account.text();
  }

  /** What the platform owes it. */
  static String payable(Account account) {
    return PAYABLE + account.text();
  }

  static boolean isOwed(String name) {
    return name.startsWith(OWED);
  }

  static boolean isPayable(String name) {
    return name.startsWith(PAYABLE);
  }
}
