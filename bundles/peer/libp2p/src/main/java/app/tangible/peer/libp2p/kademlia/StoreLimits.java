package app.tangible.peer.libp2p.kademlia;

/**
 * How much is kept for others.
 *
 * @param providersOfKey providers of one key
 * @param keysOfPeer keys of one provider
 * @param records of providers in all
 * @param values public keys in all
 */
record StoreLimits(int providersOfKey, int keysOfPeer, int records, int values) {

  static final StoreLimits STANDARD = new StoreLimits(64, 4_096, 65_536, 1_024);

  StoreLimits {
    if (providersOfKey < 1 || keysOfPeer < 1 || records < 1 || values < 1) {
      throw new IllegalArgumentException("a store without room");
    }
  }

  StoreLimits withRecords(int most) {
    return new StoreLimits(providersOfKey, keysOfPeer, most, values);
  }
}
