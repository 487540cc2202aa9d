package app.tangible.transfer.bitswap;

import app.tangible.content.Cid;
import app.tangible.peer.MalformedException;
import app.tangible.peer.Protobuf;
import app.tangible.transfer.bitswap.Message.Block;
import app.tangible.transfer.bitswap.Message.Name;
import app.tangible.transfer.bitswap.Message.Presence;
import app.tangible.transfer.bitswap.Message.Want;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The protobuf message of the specification, bounded in every field. */
final class MessageCodec {

  static final int MAX_BYTES = 4 << 20;
  static final int MAX_BLOCK_BYTES = 2 << 20;

  /** Of a peer that sends us no blocks because we want none of it. */
  static final int MAX_BYTES_OF_STRANGERS = 128 << 10;

  static final int MAX_WANTS = 1_024;
  static final int MAX_BLOCKS = 64;
  private static final int MAX_NAME_BYTES = 128;
  private static final int PREFIX_BYTES = 4;

  private MessageCodec() {}

  static byte[] encode(Message message) {
    Protobuf.Writer out = Protobuf.writer();
    if (message.full() || !message.wants().isEmpty()) {
      Protobuf.Writer list = Protobuf.writer();
      message.wants().forEach(want -> list.message(1, entry(want)));
      out.message(1, message.full() ? list.flag(2, true) : list);
    }
    for (Block block : message.blocks()) {
      byte[] prefix = Arrays.copyOf(block.cid().bytes(), PREFIX_BYTES);
      out.message(3, Protobuf.writer().bytes(1, prefix).bytes(2, block.data()));
    }
    for (Presence presence : message.presences()) {
      out.message(
          4,
          Protobuf.writer().bytes(1, presence.name().bytes()).varint(2, presence.have() ? 0 : 1));
    }
    return out.toBytes();
  }

  private static Protobuf.Writer entry(Want want) {
    Protobuf.Writer out =
        Protobuf.writer().bytes(1, want.name().bytes()).varint(2, want.priority());
    if (want.cancel()) {
      out.flag(3, true);
    }
    if (want.haveOnly()) {
      out.varint(4, 1);
    }
    if (want.sayDontHave()) {
      out.flag(5, true);
    }
    return out;
  }

  /**
   * Reads one. Blocks that are not named by SHA-256 are left out.
   *
   * @throws MalformedException when it is none, or beyond a bound
   */
  static Message decode(byte[] bytes) {
    boolean full = false;
    List<Want> wants = new ArrayList<>();
    List<Block> blocks = new ArrayList<>();
    List<Presence> presences = new ArrayList<>();
    Protobuf.Reader in = Protobuf.reader(bytes);
    while (in.next()) {
      switch (in.field()) {
        case 1 -> full |= wantlist(in.message(), wants);
        case 3 -> block(in.message(), blocks);
        case 4 -> presence(in.message(), presences);
        default -> in.skip();
      }
    }
    return new Message(full, wants, blocks, presences);
  }

  private static boolean wantlist(Protobuf.Reader in, List<Want> wants) {
    boolean full = false;
    while (in.next()) {
      switch (in.field()) {
        case 1 -> {
          bound("wants", wants.size(), MAX_WANTS);
          wants.add(want(in.message()));
        }
        case 2 -> full = in.flag();
        default -> in.skip();
      }
    }
    return full;
  }

  private static Want want(Protobuf.Reader in) {
    byte[] name = {};
    int priority = 1;
    boolean cancel = false;
    boolean have = false;
    boolean sayDontHave = false;
    while (in.next()) {
      switch (in.field()) {
        case 1 -> name = in.bytes(MAX_NAME_BYTES);
        case 2 -> priority = (int) in.varint();
        case 3 -> cancel = in.flag();
        case 4 -> have = in.flag();
        case 5 -> sayDontHave = in.flag();
        default -> in.skip();
      }
    }
    return new Want(new Name(name), priority, cancel, have, sayDontHave);
  }

  private static void block(Protobuf.Reader in, List<Block> blocks) {
    bound("blocks", blocks.size(), MAX_BLOCKS);
    byte[] prefix = {};
    byte[] data = {};
    while (in.next()) {
      switch (in.field()) {
        case 1 -> prefix = in.bytes(MAX_NAME_BYTES);
        case 2 -> data = in.bytes(MAX_BLOCK_BYTES);
        default -> in.skip();
      }
    }
    for (Cid.Codec codec : Cid.Codec.values()) {
      if (Arrays.equals(prefix, new byte[] {1, (byte) codec.code(), 0x12, 32})) {
        blocks.add(new Block(Cid.of(codec, data), data));
      }
    }
  }

  private static void presence(Protobuf.Reader in, List<Presence> presences) {
    bound("presences", presences.size(), MAX_WANTS);
    byte[] name = {};
    boolean have = true;
    while (in.next()) {
      switch (in.field()) {
        case 1 -> name = in.bytes(MAX_NAME_BYTES);
        case 2 -> have = in.varint() == 0;
        default -> in.skip();
      }
    }
    presences.add(new Presence(new Name(name), have));
  }

  private static void bound(String what, int count, int most) {
    if (count >= most) {
      throw new MalformedException("more than " + most + " " + what + " in a message");
    }
  }
}
