package app.tangible.peer.libp2p.wire;

import app.tangible.peer.Multiaddr;
import app.tangible.peer.Protocol;
import app.tangible.peer.Route;
import app.tangible.peer.transport.RawLink;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;

/** One end of a TCP connection within this machine. */
public record TrialLink(Socket socket, boolean initiator) implements RawLink {

  /** Both ends, the initiator's first. */
  public static TrialLink[] pair() {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      SocketAddress address = server.getLocalSocketAddress();
      Socket dialed = new Socket();
      dialed.connect(address);
      Socket accepted = server.accept();
      dialed.setTcpNoDelay(true);
      accepted.setTcpNoDelay(true);
      return new TrialLink[] {new TrialLink(dialed, true), new TrialLink(accepted, false)};
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public InputStream in() {
    try {
      return socket.getInputStream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public OutputStream out() {
    try {
      return socket.getOutputStream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Multiaddr local() {
    return Multiaddr.of(socket.getLocalAddress(), Protocol.TCP, socket.getLocalPort());
  }

  @Override
  public Multiaddr remote() {
    return Multiaddr.of(socket.getInetAddress(), Protocol.TCP, socket.getPort());
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
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
