package app.tangible.store.http;

/** What the store said, once it was reached. */
sealed interface Answer {

  /** 2xx. */
  record Good(byte[] body) implements Answer {}

  /**
   * 4xx that the same request will get again.
   *
   * @param detail of the problem document, for a person; bounded
   */
  record Refused(int status, String detail) implements Answer {}
}
