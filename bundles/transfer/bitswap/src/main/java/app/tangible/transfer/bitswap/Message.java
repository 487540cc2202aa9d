package app.tangible.transfer.bitswap;

import app.tangible.content.Cid;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * One message of Bitswap 1.2.
 *
 * @param full whether {@code wants} is all that the sender wants, or what changed
 */
record Message(boolean full, List<Want> wants, List<Block> blocks, List<Presence> presences) {

  Message {
    wants = List.copyOf(wants);
    blocks = List.copyOf(blocks);
    presences = List.copyOf(presences);
  }

  static Message wants(List<Want> wants) {
    return new Message(false, wants, List.of(), List.of());
  }

  /**
   * A CID as it came. Whether it is one that we can have is another question.
   *
   * @param bytes never changed
   */
  record Name(byte[] bytes) {
    static Name of(Cid cid) {
      return new Name(cid.bytes());
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Name that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
      return HexFormat.of().formatHex(bytes);
    }
  }

  /**
   * What is wanted.
   *
   * @param cancel no longer
   * @param haveOnly whether it is enough to say that it is there
   * @param sayDontHave whether to say that it is not there
   */
  record Want(Name name, int priority, boolean cancel, boolean haveOnly, boolean sayDontHave) {
    static Want block(Cid cid, int priority) {
      return new Want(Name.of(cid), priority, false, false, true);
    }

    static Want have(Cid cid) {
      return new Want(Name.of(cid), 1, false, true, true);
    }

    static Want cancel(Cid cid) {
      return new Want(Name.of(cid), 1, true, false, false);
    }
  }

  /** A block under the name that its bytes have. */
  record Block(Cid cid, byte[] data) {}

  /** Whether it is there. */
  record Presence(Name name, boolean have) {}
}
