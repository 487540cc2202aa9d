package app.tangible.peer.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Dialer and listener, each a process of its own, that meet through a real Redis. */
@Timeout(120)
class UnifiedTestingTest {

  private static final Map<String, String> QUIC =
      Map.of("TRANSPORT", "quic-v1", "SECURE_CHANNEL", "null", "MUXER", "null");

  private static RedisServer redis;

  @BeforeAll
  static void start(@TempDir Path folder) throws Exception {
    redis = RedisServer.start(folder);
  }

  @AfterAll
  static void stop() {
    redis.close();
  }

  @Test
  void pingsAsTheTransportSuiteWants() throws Exception {
    assertThat(suite("a5b50d5e", Map.of(), Map.of()))
        .containsPattern("latency:\n {2}handshake_plus_one_rtt: [0-9.]+\n {2}ping_rtt: [0-9.]+\n")
        .contains("unit: ms");
  }

  /** The suite names neither a secure channel nor a muxer then. */
  @Test
  void pingsOverQuicToo() throws Exception {
    assertThat(suite("00c0ffee", QUIC, QUIC)).contains("handshake_plus_one_rtt", "ping_rtt");
  }

  @Test
  void measuresOverQuicToo() throws Exception {
    Map<String, String> listener = new TreeMap<>(QUIC);
    listener.put("TANGIBLE_SUITE", "perf");
    Map<String, String> dialer = new TreeMap<>(QUIC);
    dialer.putAll(
        Map.of(
            "UPLOAD_BYTES", "2000000",
            "DOWNLOAD_BYTES", "2000000",
            "UPLOAD_ITERATIONS", "2",
            "DOWNLOAD_ITERATIONS", "2",
            "LATENCY_ITERATIONS", "10"));
    assertThat(suite("00c0ffed", listener, dialer))
        .containsPattern("upload:\n {2}iterations: 2\n")
        .containsPattern("latency:\n {2}iterations: 10\n");
  }

  @Test
  void measuresAsThePerfSuiteWants() throws Exception {
    Map<String, String> dialer =
        Map.of(
            "UPLOAD_BYTES", "2000000",
            "DOWNLOAD_BYTES", "2000000",
            "UPLOAD_ITERATIONS", "5",
            "DOWNLOAD_ITERATIONS", "5",
            "LATENCY_ITERATIONS", "20",
            "DURATION", "null");
    String said = suite("0badcafe", Map.of("TANGIBLE_SUITE", "perf"), dialer);
    assertThat(said)
        .containsPattern("upload:\n {2}iterations: 5\n {2}min: [0-9.]+\n {2}q1: ")
        .containsPattern("download:\n {2}iterations: 5\n")
        .containsPattern("latency:\n {2}iterations: 20\n")
        .containsPattern("samples: \\[[0-9.]+(, [0-9.]+){4}]\n {2}unit: Gbps");
  }

  @Test
  void refusesATransportThatItDoesNotSpeak() {
    Map<String, String> wanted = new TreeMap<>(common("deadbeef"));
    wanted.put("TRANSPORT", "webrtc");
    assertThatThrownBy(() -> new UnifiedTesting(wanted, System.out).run())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("webrtc");
  }

  private static String suite(
      String key, Map<String, String> ofListener, Map<String, String> ofDialer) throws Exception {
    Process listener = process(key, "false", ofListener);
    try {
      Process dialer = process(key, "true", ofDialer);
      String said = new String(dialer.getInputStream().readAllBytes());
      assertThat(dialer.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(dialer.exitValue()).isZero();
      return said;
    } finally {
      listener.destroy();
    }
  }

  private static Process process(String key, String isDialer, Map<String, String> more)
      throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String path =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    ProcessBuilder builder =
        new ProcessBuilder(
            List.of(
                java,
                "-XX:TieredStopAtLevel=1",
                "-cp",
                path.replace(":", File.pathSeparator),
                UnifiedTesting.class.getName()));
    builder.environment().putAll(common(key));
    builder.environment().put("IS_DIALER", isDialer);
    builder.environment().putAll(more);
    return builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }

  private static Map<String, String> common(String key) {
    return Map.of(
        "REDIS_ADDR", redis.address(),
        "TEST_KEY", key,
        "TRANSPORT", "tcp",
        "SECURE_CHANNEL", "noise",
        "MUXER", "yamux",
        "LISTENER_IP", "0.0.0.0",
        "DEBUG", "false");
  }
}
