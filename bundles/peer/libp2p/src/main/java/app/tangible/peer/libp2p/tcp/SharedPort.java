package app.tangible.peer.libp2p.tcp;

import app.tangible.peer.transport.RawLink;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.time.Duration;

/**
 * Calls from the port that we listen on: a router gives it the same port outside, which the other
 * end of the call then sees, and which is open to whom we call.
 */
public final class SharedPort {

  private SharedPort() {}

  /**
   * Calls.
   *
   * @param port 0: any
   * @param initiator which part we play above, whoever called below
   */
  public static RawLink call(InetSocketAddress to, int port, Duration limit, boolean initiator)
      throws IOException {
    Socket socket = new Socket();
    try {
      if (port != 0) {
        socket.setReuseAddress(true);
        if (socket.supportedOptions().contains(StandardSocketOptions.SO_REUSEPORT)) {
          socket.setOption(StandardSocketOptions.SO_REUSEPORT, true);
        }
        socket.bind(new InetSocketAddress(port));
      }
      socket.connect(to, (int) limit.toMillis());
      return new TcpLink(socket, initiator);
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }
}
