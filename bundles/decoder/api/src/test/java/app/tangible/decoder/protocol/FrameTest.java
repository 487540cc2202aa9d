package app.tangible.decoder.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.tangible.content.FilmId;
import app.tangible.identity.OwnerPublicKey;
import app.tangible.licence.Refusal;
import app.tangible.licence.TrustRoots;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FrameTest {

  private static final OwnerPublicKey OWNER = new OwnerPublicKey("ab".repeat(64));

  @Test
  void readsWhatItWrites() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new Frame(MessageType.READ, new ReadRequest(7, 9).encode()).write(out);

    assertThat(out.size()).isEqualTo(Frame.HEADER_BYTES + 12);
    Frame read = Frame.read(new ByteArrayInputStream(out.toByteArray()));
    assertThat(read.type()).isEqualTo(MessageType.READ);
    assertThat(ReadRequest.decode(read.body())).isEqualTo(new ReadRequest(7, 9));
  }

  @ParameterizedTest
  @EnumSource(MessageType.class)
  void refusesAMessageLargerThanItsTypeAllowsBeforeReadingIt(MessageType type) {
    assertThatThrownBy(() -> Frame.read(header(type.code(), Integer.MAX_VALUE)))
        .isInstanceOf(ProtocolException.class)
        .hasMessageContaining(type + " cannot have 2147483647 bytes");
    assertThatThrownBy(() -> Frame.read(header(type.code(), -1)))
        .isInstanceOf(ProtocolException.class)
        .hasMessageContaining("4294967295");
  }

  @Test
  void refusesATypeThatDoesNotExist() {
    assertThatThrownBy(() -> Frame.read(header(0x42, 0)))
        .isInstanceOf(ProtocolException.class)
        .hasMessage("there is no message of type 66");
  }

  @Test
  void tellsAnEndedPipeFromAHalfMessage() {
    assertThatThrownBy(() -> Frame.read(new ByteArrayInputStream(new byte[0])))
        .isInstanceOf(EOFException.class);
    assertThatThrownBy(() -> Frame.read(new ByteArrayInputStream(new byte[] {4, 0})))
        .isInstanceOf(ProtocolException.class)
        .hasMessageContaining("within a message's header");
    assertThatThrownBy(() -> Frame.read(header(MessageType.READ.code(), 12)))
        .isInstanceOf(ProtocolException.class)
        .hasMessage("READ has 0 of 12 bytes");
  }

  @Test
  void noAnswerHasRoomForAKeyBesideItsFields() {
    assertThat(MessageType.ENROLLED.allows(64)).isTrue();
    assertThat(MessageType.ENROLLED.allows(96)).isFalse();
    assertThat(MessageType.OPENED.allows(9)).isTrue();
    assertThat(MessageType.OPENED.allows(41)).isFalse();
    assertThat(MessageType.WELCOME.allows(36)).isFalse();
  }

  @Test
  void anOpenRequestSurvivesTheWireAndIsWiped() {
    OpenRequest request =
        new OpenRequest(
            new FilmId("0f".repeat(16)),
            true,
            new LicenceClaim(
                OWNER,
                filled(32, 3),
                new TrustRoots("cd".repeat(32), "log+1+key"),
                filled(100, 5)));
    OpenRequest back = OpenRequest.decode(request.encode());

    assertThat(back.film()).isEqualTo(request.film());
    assertThat(back.strict()).isTrue();
    assertThat(back.claim().owner()).isEqualTo(OWNER);
    assertThat(back.claim().rootSecret()).isEqualTo(filled(32, 3));
    assertThat(back.claim().trust()).isEqualTo(request.claim().trust());
    assertThat(back.claim().licence()).isEqualTo(filled(100, 5));
    back.close();
    assertThat(back.claim().rootSecret()).containsOnly(0);
  }

  @Test
  void refusesAnOpenRequestWhoseLogKeyIsLongerThanTheMessage() {
    byte[] body = new byte[OpenRequest.MIN_BYTES + 10];
    Arrays.fill(body, (byte) 0xff);
    body[16] = 0;
    assertThatIllegalArgumentException()
        .isThrownBy(() -> OpenRequest.decode(body))
        .withMessageContaining("65535 bytes");
  }

  @Test
  void refusesReadsOutOfBounds() {
    assertThatIllegalArgumentException().isThrownBy(() -> new ReadRequest(-1, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> new ReadRequest(0, 0));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ReadRequest(0, ReadRequest.MAX_LENGTH + 1));
  }

  @Test
  void aRefusalSurvivesTheWireAndIsCut() {
    RefusedAnswer answer = new RefusedAnswer(Refusal.LEASE_EXPIRED, "é".repeat(5000));
    byte[] body = answer.encode();

    assertThat(MessageType.REFUSED.allows(body.length)).isTrue();
    assertThat(RefusedAnswer.decode(body))
        .isEqualTo(new RefusedAnswer(Refusal.LEASE_EXPIRED, "é".repeat(1000)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RefusedAnswer.decode(new byte[] {9, 'X', 'Y'}));
  }

  private static ByteArrayInputStream header(int code, int length) {
    return new ByteArrayInputStream(ByteBuffer.allocate(5).put((byte) code).putInt(length).array());
  }

  private static byte[] filled(int length, int value) {
    byte[] bytes = new byte[length];
    Arrays.fill(bytes, (byte) value);
    return bytes;
  }
}
