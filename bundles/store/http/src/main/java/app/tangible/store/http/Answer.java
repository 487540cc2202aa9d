package app.tangible.store.http;

/** What the store said, once it was reached. */
sealed interface Answer {

  /** 2xx. */
  record Good(byte[] body) implements Answer {}

  /**
   * 4xx that the same request will get again.
   *
   * @param kind last part of the problem's type; blank where it has none
   * @param detail of the problem document, for a person; bounded
   */
  record Refused(int status, String kind, String detail) implements Answer {

    /** Whether the licence is another household's, by the chain's word. */
    boolean notTheOwner() {
      return status == 403 && kind.equals("not-the-owner");
    }
  }
}
