package app.tangible.peer.libp2p.relay;

/**
 * What a relay bounds a circuit to.
 *
 * @param seconds how long it may last; 0: as long as it likes
 * @param bytes how many may go in each direction; 0: as many as come
 */
record CircuitLimit(long seconds, long bytes) {

  static final CircuitLimit NONE = new CircuitLimit(0, 0);

  CircuitLimit {
    if (seconds < 0 || bytes < 0) {
      throw new IllegalArgumentException("a limit is not negative: " + seconds + " s, " + bytes);
    }
  }

  boolean limits() {
    return seconds > 0 || bytes > 0;
  }
}
