package app.tangible.decoder.guest;

import static org.assertj.core.api.Assertions.assertThat;

import app.tangible.decoder.RefusedException;
import app.tangible.decoder.fixture.Terms;
import app.tangible.decoder.protocol.EnrolRequest;
import app.tangible.decoder.protocol.Frame;
import app.tangible.decoder.protocol.MessageType;
import app.tangible.decoder.protocol.MovedRequest;
import app.tangible.decoder.protocol.ReadRequest;
import app.tangible.decoder.protocol.RefusedAnswer;
import app.tangible.identity.KeySlot;
import app.tangible.licence.LicencePackage;
import app.tangible.licence.Refusal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Messages and files that somebody changed: refused, each of them, and nothing else happens. */
class FuzzTest {

  private static final int CHEAP_ROUNDS = 100_000;

  /** A hundred thousand take ten minutes: {@code -Dtangible.fuzz.rounds=100000}. */
  private static final int ROUNDS = Integer.getInteger("tangible.fuzz.rounds", 3_000);

  private static final Set<MessageType> NEVER =
      EnumSet.of(MessageType.OPENED, MessageType.DESTROYED, MessageType.DATA);
  private static final byte[] HELLO = {1, 0, 0, 0, 2, 0, 2};

  private Path folder;
  private Bench bench;
  private LicencePackage licence;

  @BeforeEach
  void build() throws IOException, InterruptedException {
    Path memory = Path.of("/dev/shm");
    folder =
        Files.isWritable(memory)
            ? Files.createTempDirectory(memory, "fuzz")
            : Files.createTempDirectory("fuzz");
    bench = new Bench(folder);
    licence = bench.buy(Terms.leased(Bench.START));
    bench.plays(licence);
  }

  @AfterEach
  void sweep() throws IOException {
    try (var files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    }
  }

  @Test
  void noChangedMessageOpensDestroysOrRevokes() throws IOException {
    byte[][] messages = {
      bytes(MessageType.OPEN, bench.request(licence).encode()),
      // Without the shares, which are not asked for and so not bound.
      bytes(MessageType.DESTROY, bench.claim(withoutShares(licence)).encode()),
      bytes(MessageType.MOVED, movedRequest()),
      bytes(
          MessageType.ENROL,
          new EnrolRequest(
                  bench.household.owner(),
                  bench.household.secretFor("decoder"),
                  new KeySlot("5a".repeat(16)))
              .encode()),
      bytes(MessageType.READ, new ReadRequest(0, 1000).encode())
    };
    Random random = new Random(20261121);
    Map<MessageType, Integer> answers = new EnumMap<>(MessageType.class);
    for (int round = 0; round < ROUNDS; round++) {
      // An enrolment with other names is another enrolment: few of them, as each makes a key.
      int which = random.nextInt(50) == 0 ? 3 : random.nextInt(5) == 0 ? 4 : random.nextInt(3);
      byte[] changed =
          random.nextBoolean()
              ? Mutation.of(messages[which], random)
              : withBodyChanged(messages[which], random);
      byte[] good = messages[which];
      if (changed.length >= good.length
          && Arrays.equals(good, 0, good.length, changed, 0, good.length)) {
        // The message itself is as it was; what follows it is another one.
        continue;
      }
      answers.merge(converse(changed, which, round), 1, Integer::sum);
    }
    assertThat(answers.get(MessageType.REFUSED)).isGreaterThan(ROUNDS / 2);
    bench.plays(licence);
  }

  private static LicencePackage withoutShares(LicencePackage whole) {
    return new LicencePackage(whole.licence(), whole.certificate(), whole.lease(), List.of());
  }

  /** What the guest says last to HELLO and this. */
  private MessageType converse(byte[] message, int which, int round) throws IOException {
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    said.writeBytes(HELLO);
    said.writeBytes(message);
    ByteArrayOutputStream heard = new ByteArrayOutputStream();
    try (Conversation conversation =
        new Conversation(
            new ByteArrayInputStream(said.toByteArray()),
            new Outlet(Channels.newChannel(heard)),
            EnumSet.noneOf(app.tangible.decoder.protocol.Guard.class),
            bench.service(),
            () -> {})) {
      conversation.run();
    } catch (IOException | RuntimeException | Error e) {
      throw new AssertionError("round " + round + ", message " + which, e);
    }
    ByteArrayInputStream in = new ByteArrayInputStream(heard.toByteArray());
    Frame last = Frame.read(in);
    while (in.available() > 0) {
      last = Frame.read(in);
      assertThat(last.type()).as("round %d, message %d", round, which).isNotIn(NEVER);
      if (last.type() == MessageType.REVOKED) {
        assertThat(last.body()).as("round %d", round).isEmpty();
      }
      if (last.type() == MessageType.REFUSED) {
        assertThat(RefusedAnswer.decode(last.body()).detail()).isNotNull();
      }
    }
    return last.type();
  }

  @Test
  void noChangedStateFileOpens() throws IOException {
    // Without the file system's word, so that the files alone must hold.
    DecoderService blind = bench.service(new Outside(bench.time, dir -> false, CutPoint.NONE));
    LicencePackage sold =
        bench.platform.sell(
            bench.film,
            bench.household,
            bench.enrol(new KeySlot("77".repeat(16)), blind),
            Terms.leased(Bench.START));
    blind.open(bench.request(sold)).close();
    bench.time.pass(Duration.ofDays(3));
    blind.open(bench.request(sold)).close();
    Path[] files = {
      bench.file("owner"), bench.file("record"), bench.file("77".repeat(16) + ".key")
    };
    byte[][] good = new byte[files.length][];
    for (int i = 0; i < files.length; i++) {
      good[i] = Files.readAllBytes(files[i]);
    }
    Random random = new Random(20261122);
    Map<Refusal, Integer> refusals = new EnumMap<>(Refusal.class);
    for (int round = 0; round < ROUNDS; round++) {
      int which = random.nextInt(files.length);
      byte[] changed = Mutation.of(good[which], random);
      if (Arrays.equals(changed, good[which])) {
        continue;
      }
      Files.write(files[which], changed);
      try {
        blind.open(bench.request(sold)).close();
        throw new AssertionError("round " + round + ": " + files[which].getFileName() + " opens");
      } catch (RefusedException e) {
        refusals.merge(e.reason(), 1, Integer::sum);
      } catch (IOException | RuntimeException e) {
        throw new AssertionError("round " + round + ": " + files[which].getFileName(), e);
      }
      for (int i = 0; i < files.length; i++) {
        Files.write(files[i], good[i]);
      }
    }
    assertThat(refusals.keySet())
        .isSubsetOf(
            Refusal.OTHER_MACHINE,
            Refusal.CLOCK_SET_BACK,
            Refusal.BACKUP_RESTORED,
            Refusal.KEYS_MISSING,
            Refusal.OTHER_DEVICE);
    blind.open(bench.request(sold)).close();
  }

  @Test
  void noBytesBreakTheReaderOfRecords() {
    Random random = new Random(20261123);
    OwnerRecord record = OwnerRecord.first(Bench.START);
    for (int i = 0; i < 3; i++) {
      byte[] name = new byte[16];
      random.nextBytes(name);
      Slot slot =
          Slot.live(KeySlot.of(name), bench(licence), FileStamp.NONE)
              .boundTo(
                  new Slot.Bound(
                      bench.platform.checker().peek(licence).id(),
                      31_337,
                      "0x" + "c0".repeat(20),
                      "18446744073709551617",
                      3,
                      bench.household.device()));
      record = record.with(i == 0 ? slot : i == 1 ? slot.destroyedAt(Bench.START) : slot.revoked());
    }
    byte[] good = RecordBytes.encode(record);
    assertThat(RecordBytes.decode(good)).isEqualTo(record);
    for (int round = 0; round < CHEAP_ROUNDS; round++) {
      byte[] changed = Mutation.of(good, random);
      try {
        OwnerRecord read = RecordBytes.decode(changed);
        // What can be read has one spelling.
        assertThat(RecordBytes.encode(read)).isEqualTo(changed);
      } catch (IllegalArgumentException refused) {
        assertThat(refused.getMessage()).isNotNull();
      }
    }
  }

  private app.tangible.identity.AgreementKey bench(LicencePackage of) {
    return bench.platform.checker().peek(of).devices().getFirst().agreement();
  }

  private byte[] movedRequest() {
    return new MovedRequest(
            bench.household.owner(),
            bench.household.secretFor("decoder"),
            bench.platform.trust().issuer(),
            bench.platform.moved(licence, 1))
        .encode();
  }

  /** The header tells the right length, so that the body is looked at. */
  private static byte[] withBodyChanged(byte[] message, Random random) throws IOException {
    Frame frame = Frame.read(new ByteArrayInputStream(message));
    byte[] body = Mutation.of(frame.body(), random);
    return frame.type().allows(body.length) ? bytes(frame.type(), body) : message;
  }

  private static byte[] bytes(MessageType type, byte[] body) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new Frame(type, body).write(out);
    return out.toByteArray();
  }
}
