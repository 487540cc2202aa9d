package app.tangible.transfer.bitswap;

import static org.assertj.core.api.Assertions.assertThat;

import app.tangible.content.Cid;
import app.tangible.peer.MalformedException;
import app.tangible.transfer.bitswap.Message.Block;
import app.tangible.transfer.bitswap.Message.Name;
import app.tangible.transfer.bitswap.Message.Presence;
import app.tangible.transfer.bitswap.Message.Want;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MessageCodecTest {

  private final Random random = new Random(2);
  private final byte[] data = {1, 2, 3};
  private final Cid cid = Cid.of(Cid.Codec.RAW, data);
  private final Message message =
      new Message(
          true,
          List.of(Want.block(cid, 7), Want.have(cid), Want.cancel(cid)),
          List.of(new Block(cid, data)),
          List.of(new Presence(Name.of(cid), true), new Presence(Name.of(cid), false)));

  @Test
  void readsWhatItWrote() {
    Message read = MessageCodec.decode(MessageCodec.encode(message));

    assertThat(read.full()).isTrue();
    assertThat(read.wants()).isEqualTo(message.wants());
    assertThat(read.presences()).isEqualTo(message.presences());
    assertThat(read.blocks()).singleElement().extracting(Block::cid).isEqualTo(cid);
  }

  @Test
  void leavesBlocksOfOtherHashesOut() {
    byte[] sha512 = HexFormat.of().parseHex("1a0b" + "0a0401551340" + "1203010203");

    assertThat(MessageCodec.decode(sha512).blocks()).isEmpty();
  }

  /** The full number: {@code -Dtangible.fuzz=1000000}. */
  @Test
  void readsOrRefusesAnyMutatedMessage() {
    byte[] whole = MessageCodec.encode(message);
    Session session = new Session();
    Ledger ledger = new Ledger(new FilmBlocks(), new Turns(1, 0));
    int read = 0;
    int count = Integer.getInteger("tangible.fuzz", 100_000);
    for (int i = 0; i < count; i++) {
      byte[] changed =
          Arrays.copyOf(whole, random.nextInt(4) == 0 ? random.nextInt(300) : whole.length);
      for (int flips = random.nextInt(1, 4); flips > 0 && changed.length > 0; flips--) {
        changed[random.nextInt(changed.length)] ^= (byte) (1 << random.nextInt(8));
      }
      try {
        Message heard = MessageCodec.decode(changed);
        ledger.note(heard);
        if (session.isOver()) {
          session = new Session();
        }
        session.heard(heard);
        read++;
      } catch (MalformedException e) {
        assertThat(e).hasMessageNotContaining("ndex");
      }
    }
    assertThat(read).isGreaterThan(count / 100);
    assertThat(ledger.open()).isLessThanOrEqualTo(MessageCodec.MAX_WANTS);
  }
}
