package app.tangible.chain.evm;

/** The node answered with a JSON-RPC error object. */
final class NodeRefusal extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String data;

  /**
   * @param data the revert data as 0x-hex, empty when there is none
   */
  NodeRefusal(String method, int code, String message, String data) {
    super(method + ": the node refused with " + code + " " + message);
    this.data = data;
  }

  String data() {
    return data;
  }

  /** Whether the node's message has one of these in it; nodes agree on words, not on codes. */
  boolean says(String... phrases) {
    String message = getMessage().toLowerCase(java.util.Locale.ROOT);
    for (String phrase : phrases) {
      if (message.contains(phrase)) {
        return true;
      }
    }
    return false;
  }
}
