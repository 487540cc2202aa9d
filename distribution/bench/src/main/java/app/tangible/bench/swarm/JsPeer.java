package app.tangible.bench.swarm;

import app.tangible.peer.Multiaddr;
import app.tangible.peer.PeerId;
import app.tangible.peer.PeerInfo;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** A js-libp2p node of the interop rigs that waits for calls. */
final class JsPeer implements AutoCloseable {

  private static final int PATIENCE_SECONDS = 5;
  private static final Pattern ADDRESS = Pattern.compile("\"(/ip4[^\"]*)/p2p/([^\"]*)\"");

  private final Process process;
  private final PeerInfo info;

  /** It says who and where it is in its first line. */
  JsPeer(String transport) throws IOException {
    Path home = Path.of(System.getProperty("tangible.bench.interop"));
    process =
        new ProcessBuilder("./node", "rig/peer.mjs", transport)
            .directory(home.toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    // Not closed: the end of its input ends the node.
    @SuppressWarnings("resource")
    BufferedReader lines = process.inputReader();
    var match = ADDRESS.matcher(String.valueOf(lines.readLine()));
    if (!match.find()) {
      process.destroyForcibly();
      throw new IOException("the js peer does not say where it is");
    }
    info = new PeerInfo(PeerId.parse(match.group(2)), List.of(Multiaddr.parse(match.group(1))));
  }

  PeerInfo info() {
    return info;
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      process.destroyForcibly();
    }
  }
}
