package app.tangible.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.ProtocolException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProtobufTest {

  private static byte[] hex(String hex) {
    return HexFormat.of().parseHex(hex);
  }

  /** protobuf.dev, encoding: Test1 { a: 150 }, Test2 { b: "testing" }, Test3 { c: Test1 }. */
  @Test
  void isWrittenAsTheGuideSays() {
    Protobuf.Writer test1 = Protobuf.writer().varint(1, 150);
    assertThat(test1.toBytes()).isEqualTo(hex("089601"));
    assertThat(Protobuf.writer().text(2, "testing").toBytes()).isEqualTo(hex("120774657374696e67"));
    assertThat(Protobuf.writer().message(3, test1).toBytes()).isEqualTo(hex("1a03089601"));
  }

  @Test
  void readsWhatItWrote() {
    byte[] message =
        Protobuf.writer()
            .varint(1, -1)
            .bytes(2, new byte[] {1, 2})
            .text(3, "é")
            .flag(4, true)
            .message(5, Protobuf.writer().varint(1, 7))
            .varint(536870911, 1)
            .toBytes();
    Protobuf.Reader in = Protobuf.reader(message);
    assertThat(in.next()).isTrue();
    assertThat(in.varint()).isEqualTo(-1);
    assertThat(in.next()).isTrue();
    assertThat(in.bytes()).containsExactly(1, 2);
    assertThat(in.next()).isTrue();
    assertThat(in.text()).isEqualTo("é");
    assertThat(in.next()).isTrue();
    assertThat(in.flag()).isTrue();
    assertThat(in.next()).isTrue();
    Protobuf.Reader inner = in.message();
    assertThat(inner.next()).isTrue();
    assertThat(inner.number()).isEqualTo(7);
    assertThat(inner.next()).isFalse();
    assertThat(in.next()).isTrue();
    assertThat(in.field()).isEqualTo(536870911);
    assertThat(in.next()).isFalse();
  }

  @Test
  void passesOverFieldsThatNobodyTakes() {
    byte[] message = hex("08ac02" + "110102030405060708" + "1a0161" + "2501020304" + "3001");
    List<Integer> fields = new ArrayList<>();
    Protobuf.Reader in = Protobuf.reader(message);
    while (in.next()) {
      fields.add(in.field());
    }
    assertThat(fields).containsExactly(1, 2, 3, 4, 6);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "08", // no value
        "0880", // a value that is cut
        "08ffffffffffffffffffff01", // eleven bytes
        "0a", // no length
        "0a05aabb", // cut
        "0affffffffffffffffff01", // a negative length
        "0affffffff7f", // a great length
        "0b", // a group
        "0c", // its end
        "0e", // no such type
        "00", // the field zero
        "0900", // fixed 64, cut
        "0d00" // fixed 32, cut
      })
  void refusesWhatIsBroken(String hex) {
    Protobuf.Reader in = Protobuf.reader(hex(hex));
    assertThatThrownBy(
            () -> {
              while (in.next()) {
                in.skip();
              }
            })
        .isInstanceOf(MalformedException.class);
  }

  @Test
  void refusesAFieldOfAnotherType() {
    Protobuf.Reader in = Protobuf.reader(hex("0801"));
    assertThat(in.next()).isTrue();
    assertThatThrownBy(in::bytes).isInstanceOf(MalformedException.class);
  }

  @Test
  void boundsValuesAndFields() {
    Protobuf.Reader in = Protobuf.reader(hex("0a0161"));
    assertThat(in.next()).isTrue();
    assertThatThrownBy(() -> in.bytes(0)).isInstanceOf(MalformedException.class);
    Protobuf.Reader many = Protobuf.reader(hex("0800".repeat(Protobuf.MAX_FIELDS + 1)));
    assertThatThrownBy(
            () -> {
              while (many.next()) {
                many.varint();
              }
            })
        .isInstanceOf(MalformedException.class);
    Protobuf.Reader great = Protobuf.reader(hex("08ffffffff0f"));
    assertThat(great.next()).isTrue();
    assertThatThrownBy(great::number).isInstanceOf(MalformedException.class);
  }

  @Test
  void readsMessagesOneAfterTheOther() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Protobuf.writeDelimited(out, new byte[] {1, 2});
    Protobuf.writeDelimited(out, new byte[0]);
    ByteArrayInputStream in = new ByteArrayInputStream(out.toByteArray());
    assertThat(Protobuf.readDelimited(in, 2)).containsExactly(1, 2);
    assertThat(Protobuf.readDelimitedOrEnd(in, 2).orElseThrow()).isEmpty();
    assertThat(Protobuf.readDelimitedOrEnd(in, 2)).isEmpty();
  }

  @Test
  void refusesAMessageThatIsTooLongOrCut() {
    assertThatThrownBy(() -> Protobuf.readDelimited(new ByteArrayInputStream(hex("03010203")), 2))
        .isInstanceOf(ProtocolException.class);
    assertThatThrownBy(() -> Protobuf.readDelimited(new ByteArrayInputStream(hex("0301")), 3))
        .isInstanceOf(EOFException.class);
    assertThatThrownBy(() -> Protobuf.readDelimited(new ByteArrayInputStream(hex("")), 3))
        .isInstanceOf(EOFException.class);
  }
}
