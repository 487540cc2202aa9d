package app.tangible.peer;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/** The value of one part of an address, as text and as bytes without their length. */
final class AddressValue {

  private static final int MAX_NAME = 253;

  private AddressValue() {}

  static byte[] bytes(Protocol protocol, String text) {
    return switch (protocol.shape()) {
      case NONE -> new byte[0];
      case PORT -> port(IpText.decimal(text, 0xffff));
      case IP4 -> IpText.parse4(text);
      case IP6 -> IpText.parse6(text);
      case TEXT -> name(text).getBytes(StandardCharsets.UTF_8);
      case PATH -> Segment.decode(text);
      case PEER -> PeerId.parse(text).bytes();
      case HASH -> hash(text);
    };
  }

  static String text(Protocol protocol, byte[] bytes) {
    return switch (protocol.shape()) {
      case NONE -> "";
      case PORT -> Integer.toString((bytes[0] & 0xff) << 8 | bytes[1] & 0xff);
      case IP4 -> IpText.text4(bytes, 0);
      case IP6 -> IpText.text6(bytes);
      case TEXT -> name(utf8(bytes));
      case PATH -> Segment.encode(bytes);
      case PEER -> PeerId.of(bytes).text();
      case HASH -> "u" + Base64.getUrlEncoder().withoutPadding().encodeToString(multihash(bytes));
    };
  }

  private static byte[] port(int port) {
    return new byte[] {(byte) (port >>> 8), (byte) port};
  }

  private static String name(String text) {
    boolean fits = !text.isEmpty() && text.length() <= MAX_NAME;
    if (!fits || !text.chars().allMatch(c -> c > ' ' && c != '/' && c != 0x7f)) {
      throw new MalformedException("not a name as addresses have them");
    }
    return text;
  }

  private static byte[] hash(String text) {
    if (!text.startsWith("u")) {
      throw new MalformedException("a hash of a certificate is written in base64url");
    }
    try {
      return multihash(Base64.getUrlDecoder().decode(text.substring(1)));
    } catch (MalformedException e) {
      throw e;
    } catch (IllegalArgumentException e) {
      throw new MalformedException("a hash of a certificate is written in base64url");
    }
  }

  private static byte[] multihash(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    Varint.read(in);
    if (Varint.read(in) != in.remaining() || !in.hasRemaining()) {
      throw new MalformedException("not a multihash of its whole length");
    }
    return bytes;
  }

  private static String utf8(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new MalformedException("not UTF-8: " + bytes.length + " bytes");
    }
  }

  /** Reads the value of this part from where the code ended. */
  static byte[] read(Protocol protocol, ByteBuffer in) {
    long length = protocol.shape().bytes;
    if (length < 0) {
      length = Varint.read(in);
    }
    if (length > in.remaining()) {
      throw new MalformedException("the value of " + protocol.text() + " is cut");
    }
    byte[] value = Arrays.copyOfRange(in.array(), in.position(), in.position() + (int) length);
    in.position(in.position() + (int) length);
    return value;
  }
}
