package app.tangible.peer.libp2p.tcp;

import app.tangible.peer.Multiaddr;
import app.tangible.peer.Protocol;
import app.tangible.peer.Route;
import app.tangible.peer.transport.RawLink;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.StandardSocketOptions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A connected socket. */
final class TcpLink implements RawLink {

  private static final Logger LOG = LoggerFactory.getLogger(TcpLink.class);

  private final Socket socket;
  private final boolean initiator;
  private final InputStream in;
  private final OutputStream out;
  private final Multiaddr local;
  private final Multiaddr remote;

  TcpLink(Socket socket, boolean initiator) throws IOException {
    this.socket = socket;
    this.initiator = initiator;
    socket.setOption(StandardSocketOptions.TCP_NODELAY, true);
    in = socket.getInputStream();
    out = socket.getOutputStream();
    local = Multiaddr.of(socket.getLocalAddress(), Protocol.TCP, socket.getLocalPort());
    remote = Multiaddr.of(socket.getInetAddress(), Protocol.TCP, socket.getPort());
  }

  @Override
  public InputStream in() {
    return in;
  }

  @Override
  public OutputStream out() {
    return out;
  }

  @Override
  public Multiaddr local() {
    return local;
  }

  @Override
  public Multiaddr remote() {
    return remote;
  }

  @Override
  public Route route() {
    return Route.DIRECT;
  }

  @Override
  public boolean limited() {
    return false;
  }

  @Override
  public boolean initiator() {
    return initiator;
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      LOG.debug("closing {} failed", remote, e);
    }
  }
}
