package app.tangible.peer.libp2p.multistream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.tangible.peer.libp2p.wire.TrialLink;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MultistreamTest {

  private final TrialLink[] links = TrialLink.pair();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  @AfterEach
  void close() {
    links[0].close();
    links[1].close();
    threads.close();
  }

  private Future<Optional<String>> answering(Set<String> supported) {
    return threads.submit(() -> Multistream.answer(links[1].in(), links[1].out(), supported));
  }

  private static byte[] bytes(String... messages) {
    return Messages.of(messages);
  }

  @Test
  void naIsWrittenAsTheSpecificationSays() {
    // libp2p specs, connections, multistream-select: 0x036e610a.
    assertThat(bytes("na")).isEqualTo(HexFormat.of().parseHex("036e610a"));
  }

  @Test
  void agreesOnTheFirstThatTheOtherSpeaks() throws Exception {
    Future<Optional<String>> answer = answering(Set.of("/b", "/c"));
    assertThat(Multistream.select(links[0].in(), links[0].out(), List.of("/a", "/b", "/c")))
        .contains("/b");
    assertThat(answer.get()).contains("/b");
  }

  @Test
  void agreesOnNothingWhenNothingIsCommon() throws Exception {
    Future<Optional<String>> answer = answering(Set.of("/b"));
    assertThat(Multistream.select(links[0].in(), links[0].out(), List.of("/a", "/c"))).isEmpty();
    links[0].close();
    assertThat(answer.get()).isEmpty();
  }

  @Test
  void leavesWhatFollowsToTheProtocol() throws Exception {
    Future<Optional<String>> answer = answering(Set.of("/b"));
    links[0].out().write(bytes(Multistream.ID, "/b"));
    links[0].out().write("data".getBytes(StandardCharsets.US_ASCII));
    assertThat(answer.get()).contains("/b");
    assertThat(links[1].in().readNBytes(4)).asString().isEqualTo("data");
  }

  @Test
  void answersAPeerThatWaitsForTheGreeting() throws Exception {
    Future<Optional<String>> answer = answering(Set.of("/b"));
    links[0].out().write(bytes(Multistream.ID));
    assertThat(Messages.read(links[0].in())).isEqualTo(Multistream.ID);
    links[0].out().write(bytes("/b"));
    assertThat(Messages.read(links[0].in())).isEqualTo("/b");
    assertThat(answer.get()).contains("/b");
  }

  @Test
  void tellsWhatItSpeaks() throws Exception {
    Future<Optional<String>> answer = answering(Set.of("/b", "/a/long/one"));
    assertThat(Multistream.list(links[0].in(), links[0].out()))
        .containsExactly("/a/long/one", "/b");
    links[0].out().write(bytes("/b"));
    assertThat(Messages.read(links[0].in())).isEqualTo("/b");
    assertThat(answer.get()).contains("/b");
  }

  @Test
  void lazilySavesARoundTrip() throws Exception {
    Future<Optional<String>> answer = answering(Set.of("/b"));
    LazySelection lazy = new LazySelection(links[0].in(), links[0].out(), "/b");
    lazy.out().write(7);
    assertThat(answer.get()).contains("/b");
    assertThat(links[1].in().read()).isEqualTo(7);
    links[1].out().write(8);
    assertThat(lazy.in().read()).isEqualTo(8);
  }

  @Test
  void lazilyNoticesThatThePeerDoesNotSpeakIt() {
    answering(Set.of("/c"));
    LazySelection lazy = new LazySelection(links[0].in(), links[0].out(), "/b");
    assertThatThrownBy(() -> lazy.in().read()).isInstanceOf(ProtocolException.class);
  }

  @Test
  void refusesAPeerThatGreetsOtherwise() {
    assertRefuses(ProtocolException.class, bytes("/http/1.1"));
  }

  @Test
  void refusesAMessageThatIsTooLongBeforeReadingIt() {
    assertRefuses(ProtocolException.class, new byte[] {(byte) 0x81, 0x08});
    assertRefuses(ProtocolException.class, HexFormat.of().parseHex("ffffffffffffffff7f"));
    assertRefuses(ProtocolException.class, HexFormat.of().parseHex("ffffffffffffffffff01"));
  }

  @Test
  void refusesAnEmptyMessageAndOneWithoutLineFeed() {
    assertRefuses(ProtocolException.class, new byte[] {0});
    byte[] cut = bytes(Multistream.ID);
    cut[cut.length - 1] = ' ';
    assertRefuses(ProtocolException.class, cut);
  }

  @Test
  void refusesAStreamThatEndsWithinAMessage() {
    byte[] whole = bytes(Multistream.ID, "/b");
    for (int length = 0; length < whole.length; length++) {
      byte[] cut = Arrays.copyOf(whole, length);
      if (length == bytes(Multistream.ID).length) {
        continue;
      }
      assertRefuses(EOFException.class, cut);
    }
  }

  @Test
  void proposalsEnd() {
    List<String> many = new ArrayList<>(Collections.nCopies(Multistream.MAX_PROPOSALS + 1, "/x"));
    many.addFirst(Multistream.ID);
    assertRefuses(ProtocolException.class, bytes(many.toArray(String[]::new)));
  }

  private static void assertRefuses(Class<? extends IOException> with, byte[] told) {
    InputStream in = new ByteArrayInputStream(told);
    assertThatThrownBy(() -> Multistream.answer(in, new ByteArrayOutputStream(), Set.of("/b")))
        .isInstanceOf(with);
  }
}
