package app.tangible.peer.libp2p.noise;

import app.tangible.peer.MalformedException;
import app.tangible.peer.PeerKey;
import app.tangible.peer.Protobuf;
import app.tangible.peer.transport.NodeIdentity;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * {@code NoiseHandshakePayload}: whose the static key is, and which muxers are spoken.
 *
 * @param key that signed
 * @param signature over {@code noise-libp2p-static-key:} and the static key
 * @param muxers the best first; empty where the peer does not agree on them this early
 */
record Payload(PeerKey key, byte[] signature, List<String> muxers) {

  private static final byte[] DOMAIN =
      "noise-libp2p-static-key:".getBytes(StandardCharsets.US_ASCII);
  private static final int MAX_SIGNATURE = 1024;
  private static final int MAX_MUXERS = 16;
  private static final int MAX_MUXER = 128;

  static byte[] encode(NodeIdentity self, byte[] noiseKey, List<String> muxers) {
    Protobuf.Writer payload =
        Protobuf.writer().bytes(1, self.publicKey()).bytes(2, self.sign(signed(noiseKey)));
    if (!muxers.isEmpty()) {
      Protobuf.Writer extensions = Protobuf.writer();
      muxers.forEach(muxer -> extensions.text(2, muxer));
      payload.message(4, extensions);
    }
    return payload.toBytes();
  }

  /**
   * Reads one and verifies that its key signed the static key.
   *
   * @throws IOException when it is malformed, or the signature is wrong
   */
  static Payload verified(byte[] bytes, byte[] noiseKey) throws IOException {
    try {
      Payload payload = decode(bytes);
      if (!payload.key.verifies(signed(noiseKey), payload.signature)) {
        throw new IOException("the peer did not sign its key of Noise with its own");
      }
      return payload;
    } catch (MalformedException e) {
      throw new IOException("the payload of the handshake is malformed", e);
    }
  }

  private static Payload decode(byte[] bytes) {
    byte[] key = {};
    byte[] signature = {};
    List<String> muxers = List.of();
    Protobuf.Reader in = Protobuf.reader(bytes);
    while (in.next()) {
      switch (in.field()) {
        case 1 -> key = in.bytes();
        case 2 -> signature = in.bytes(MAX_SIGNATURE);
        case 4 -> muxers = muxers(in.message());
        default -> in.skip();
      }
    }
    return new Payload(PeerKey.decode(key), signature, muxers);
  }

  private static List<String> muxers(Protobuf.Reader in) {
    List<String> muxers = new ArrayList<>();
    while (in.next()) {
      if (in.field() == 2) {
        muxers.add(in.text(MAX_MUXER));
      }
      if (muxers.size() > MAX_MUXERS) {
        throw new MalformedException("more than " + MAX_MUXERS + " muxers");
      }
    }
    return muxers;
  }

  private static byte[] signed(byte[] noiseKey) {
    byte[] signed = Arrays.copyOf(DOMAIN, DOMAIN.length + noiseKey.length);
    System.arraycopy(noiseKey, 0, signed, DOMAIN.length, noiseKey.length);
    return signed;
  }

  /**
   * The first of the initiator's that the responder has too (inlined-muxer-negotiation); empty
   * where one of them does not agree this early.
   *
   * @throws IOException when both do and have none in common: the handshake fails then
   */
  static Optional<String> agree(List<String> initiator, List<String> responder) throws IOException {
    if (initiator.isEmpty() || responder.isEmpty()) {
      return Optional.empty();
    }
    Optional<String> first = initiator.stream().filter(responder::contains).findFirst();
    if (first.isEmpty()) {
      throw new IOException("no muxer that both speak");
    }
    return first;
  }
}
