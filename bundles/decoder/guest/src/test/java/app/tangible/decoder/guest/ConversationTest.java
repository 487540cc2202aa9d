package app.tangible.decoder.guest;

import static org.assertj.core.api.Assertions.assertThat;

import app.tangible.decoder.fixture.Terms;
import app.tangible.decoder.protocol.EnrolRequest;
import app.tangible.decoder.protocol.Frame;
import app.tangible.decoder.protocol.MessageType;
import app.tangible.decoder.protocol.ReadRequest;
import app.tangible.decoder.protocol.RefusedAnswer;
import app.tangible.identity.KeySlot;
import app.tangible.licence.LicencePackage;
import app.tangible.licence.Refusal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConversationTest {

  private static final Frame HELLO = new Frame(MessageType.HELLO, new byte[] {0, 2});
  private static final Frame READ = new Frame(MessageType.READ, new ReadRequest(0, 1000).encode());

  @TempDir Path folder;
  private Bench bench;
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private final ByteArrayOutputStream heard = new ByteArrayOutputStream();

  @BeforeEach
  void build() throws IOException, InterruptedException {
    bench = new Bench(folder);
  }

  @Test
  void aWholeConversation() throws IOException {
    say(HELLO, open(), READ, READ, new Frame(MessageType.CLOSE));
    assertThat(run()).isEqualTo(Conversation.DONE);
    assertThat(answers().stream().map(Frame::type))
        .containsExactly(
            MessageType.WELCOME, MessageType.OPENED, MessageType.DATA, MessageType.DATA);
  }

  @Test
  void readsBehindTheEndAreAnsweredWithEnd() throws IOException {
    say(HELLO, open(), new Frame(MessageType.READ, new ReadRequest(1L << 40, 1).encode()));
    assertThat(run()).isEqualTo(Conversation.DONE);
    assertThat(answers().getLast().type()).isEqualTo(MessageType.END);
  }

  @Test
  void everyMessageThatDoesNotExistIsForbiddenAndEndsIt() throws IOException {
    for (int code = 0; code < 256; code++) {
      if (MessageType.of(code).isPresent()) {
        continue;
      }
      say(HELLO);
      said.write(new byte[] {(byte) code, 0, 0, 0, 0});
      say(READ);
      assertForbidden("there is no message of type " + code);
    }
  }

  @Test
  void itsOwnAnswersAreForbiddenAsQuestions() throws IOException {
    for (MessageType type : MessageType.values()) {
      if (type.fromDecoder()) {
        int length = 0;
        while (!type.allows(length)) {
          length++;
        }
        say(HELLO, open(), new Frame(type, new byte[length]), READ);
        assertForbidden("there is no answer to " + type + " when PLAYING");
      }
    }
  }

  @Test
  void readingBeforeOpeningIsForbidden() throws IOException {
    say(HELLO, READ);
    assertForbidden("there is no answer to READ when GREETED");
  }

  @Test
  void anythingBeforeHelloIsForbidden() throws IOException {
    say(open(), READ);
    assertForbidden("there is no answer to OPEN when NEW");
    say(enrol());
    assertForbidden("there is no answer to ENROL when NEW");
  }

  @Test
  void openingTwiceIsForbidden() throws IOException {
    Frame open = open();
    say(HELLO, open, open, READ);
    assertForbidden("there is no answer to OPEN when PLAYING");
  }

  @Test
  void enrollingWhileAFilmPlaysIsForbidden() throws IOException {
    say(HELLO, open(), enrol());
    assertForbidden("there is no answer to ENROL when PLAYING");
  }

  @Test
  void anotherVersionIsForbidden() throws IOException {
    say(new Frame(MessageType.HELLO, new byte[] {0, 1}));
    assertForbidden("HELLO: version 1 is not spoken here, only 2");
  }

  @Test
  void halfAMessageIsForbidden() throws IOException {
    say(HELLO);
    said.write(new byte[] {(byte) MessageType.READ.code(), 0, 0, 0, 12, 1});
    assertForbidden("READ has 1 of 12 bytes");
  }

  @Test
  void anOversizedMessageIsForbidden() throws IOException {
    say(HELLO);
    said.write(new byte[] {(byte) MessageType.OPEN.code(), 0x7f, 0, 0, 0});
    assertForbidden("OPEN cannot have 2130706432 bytes");
  }

  @Test
  void readsOutOfBoundsAreForbidden() throws IOException {
    for (long[] read : new long[][] {{-1, 1}, {0, 0}, {0, -1}, {0, 1 << 21}}) {
      byte[] body = ByteBuffer.allocate(12).putLong(read[0]).putInt((int) read[1]).array();
      say(HELLO, open(), new Frame(MessageType.READ, body));
      assertForbidden("READ: a read asks for 1 to 1048576 bytes");
    }
  }

  @Test
  void garbageIsForbidden() throws IOException {
    said.write("GET /keys HTTP/1.1\r\n\r\n".getBytes());
    assertForbidden("there is no message of type 71");
  }

  @Test
  void aRefusalToOpenEndsIt() throws IOException {
    LicencePackage licence = bench.buy(Terms.leased(Bench.START));
    bench.time.pass(java.time.Duration.ofDays(100));
    say(HELLO, new Frame(MessageType.OPEN, bench.request(licence).encode()), READ);
    assertThat(run()).isEqualTo(Conversation.REFUSED);
    assertThat(answers()).hasSize(2);
    assertThat(RefusedAnswer.decode(answers().getLast().body()).reason())
        .isEqualTo(Refusal.LEASE_EXPIRED);
  }

  @Test
  void theClearBytesAreWipedAfterEachMessage() throws IOException {
    Outlet outlet = new Outlet(Channels.newChannel(heard));
    outlet.data(
        1000,
        target -> {
          target.put(new byte[] {7, 7, 7});
          return 3;
        });
    assertThat(heard.toByteArray()).endsWith(7, 7, 7);
    ByteBuffer memory = outlet.memory().clear();
    while (memory.hasRemaining()) {
      byte left = memory.get();
      if (memory.position() > Frame.HEADER_BYTES && left != 0) {
        throw new AssertionError("byte " + memory.position() + " is left");
      }
    }
  }

  private void assertForbidden(String detail) throws IOException {
    assertThat(run()).isEqualTo(Conversation.FORBIDDEN);
    Frame last = answers().getLast();
    assertThat(last.type()).isEqualTo(MessageType.REFUSED);
    RefusedAnswer refused = RefusedAnswer.decode(last.body());
    assertThat(refused.reason()).isEqualTo(Refusal.FORBIDDEN);
    assertThat(refused.detail()).startsWith(detail);
    said.reset();
    heard.reset();
  }

  private Frame open() throws IOException {
    LicencePackage licence = bench.buy(Terms.leased(Bench.START));
    return new Frame(MessageType.OPEN, bench.request(licence).encode());
  }

  private Frame enrol() {
    return new Frame(
        MessageType.ENROL,
        new EnrolRequest(
                bench.household.owner(),
                bench.household.secretFor("decoder"),
                new KeySlot("5a".repeat(16)))
            .encode());
  }

  private void say(Frame... frames) throws IOException {
    for (Frame frame : frames) {
      frame.write(said);
    }
  }

  private int run() throws IOException {
    Outlet outlet = new Outlet(Channels.newChannel(heard));
    try (Conversation conversation =
        new Conversation(
            new ByteArrayInputStream(said.toByteArray()),
            outlet,
            EnumSet.noneOf(app.tangible.decoder.protocol.Guard.class),
            bench.service(),
            () -> {})) {
      return conversation.run();
    }
  }

  private List<Frame> answers() throws IOException {
    ByteArrayInputStream in = new ByteArrayInputStream(heard.toByteArray());
    List<Frame> answers = new ArrayList<>();
    while (in.available() > 0) {
      answers.add(Frame.read(in));
    }
    return answers;
  }
}
