package app.tangible.web.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.tangible.library.testing.FolderHome;
import app.tangible.web.jersey.JerseyWhiteboard;
import jakarta.servlet.Servlet;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.ComponentServiceObjects;

/** Listens exactly while it is wanted. */
class HomeServerTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @TempDir Path folder;
  private final AtomicInteger used = new AtomicInteger();
  private HomePhones phones;
  private @Nullable HomeServer server;
  private int port;

  @BeforeEach
  void open() throws IOException {
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    phones = new HomePhones(new FolderHome(folder), settings());
  }

  @AfterEach
  void close() throws Exception {
    if (server != null) {
      server.close();
    }
  }

  private Settings settings() {
    return House.config(Settings.class, Map.of("port", port));
  }

  /** A fresh application each time, as a component that nobody holds any more is made anew. */
  private final class Applications implements ComponentServiceObjects<Servlet> {

    @Override
    public Servlet getService() {
      used.incrementAndGet();
      JerseyWhiteboard whiteboard =
          new JerseyWhiteboard(House.config(JerseyWhiteboard.Config.class, Map.of()));
      whiteboard.addResource(new PageFiles());
      return whiteboard;
    }

    @Override
    public void ungetService(Servlet service) {
      used.decrementAndGet();
    }

    @Override
    public @Nullable ServiceReference<Servlet> getServiceReference() {
      return null;
    }
  }

  private void start() {
    server = new HomeServer(phones, new Applications(), settings());
  }

  private boolean listens() {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  @Test
  void nothingListensUntilItIsSwitchedOnNorAfterItIsSwitchedOff() {
    start();
    assertThat(listens()).isFalse();
    assertThat(used).hasValue(0);
    for (int i = 0; i < 3; i++) {
      phones.serve(true);
      await().atMost(PATIENCE).until(this::listens);
      phones.serve(false);
      await().atMost(PATIENCE).until(() -> !listens());
      await().atMost(PATIENCE).until(() -> used.get() == 0);
    }
    assertThat(phones.state().addresses()).isEmpty();
  }

  @Test
  void whatWasSwitchedOnListensAfterARestart() {
    phones.serve(true);
    start();
    await().atMost(PATIENCE).until(this::listens);
  }

  @Test
  void aPortThatIsTakenIsSaidAndHarmsNothing() throws Exception {
    try (ServerSocket taken = new ServerSocket(port)) {
      assertThat(taken.isBound()).isTrue();
      start();
      phones.serve(true);
      await().atMost(PATIENCE).until(() -> phones.state().trouble().isPresent());
      assertThat(phones.state().trouble()).hasValue("port-taken");
      assertThat(used).hasValue(0);
    }
    phones.serve(false);
    await().atMost(PATIENCE).until(() -> phones.state().trouble().isEmpty());
    phones.serve(true);
    await().atMost(PATIENCE).until(this::listens);
  }

  @Test
  void endingItFreesThePort() throws Exception {
    phones.serve(true);
    start();
    await().atMost(PATIENCE).until(this::listens);
    server.close();
    server = null;
    assertThat(listens()).isFalse();
    assertThat(used).hasValue(0);
  }
}
