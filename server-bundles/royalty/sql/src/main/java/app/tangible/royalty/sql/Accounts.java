package app.tangible.royalty.sql;

import app.tangible.chain.Account;

/** Names of the ledger's accounts. One on the chain is named by itself. */
final class Accounts {

  static final String CARD = "card";
  static final String PLATFORM = "platform";

  private static final String OWED = "owed:";
  private static final String PAYABLE = "payable:";
  private static final String POT = "pot:";
  private static final String REWARD = "reward:";

  private Accounts() {}

  /** What the licence contract owes it. */
  static String owed(Account account) {
    return OWED + account.text();
  }

  /** What the platform owes it. */
  static String payable(Account account) {
    return PAYABLE + account.text();
  }

  /** What seeders of an edition can be paid from. */
  static String pot(long edition) {
    return POT + Long.toUnsignedString(edition);
  }

  /** What the contract that pays seeders owes it. */
  static String reward(Account account) {
    return REWARD + account.text();
  }

  static boolean isOwed(String name) {
    return name.startsWith(OWED);
  }

  static boolean isPayable(String name) {
    return name.startsWith(PAYABLE);
  }
}
