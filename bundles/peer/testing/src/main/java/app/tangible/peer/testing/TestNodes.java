package app.tangible.peer.testing;

import app.tangible.peer.PeerInfo;
import app.tangible.peer.PeerNode;
import app.tangible.peer.transport.NodeIdentity;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Nodes with fresh keys, closed together: {@code new TestNodes<>(Node::onLoopback)}.
 *
 * @param <N> what they are
 */
public final class TestNodes<N extends PeerNode> implements AutoCloseable {

  private final Function<NodeIdentity, N> maker;
  private final List<N> nodes = new ArrayList<>();

  /** Makes each node by this. */
  public TestNodes(Function<NodeIdentity, N> maker) {
    this.maker = maker;
  }

  /** One more. */
  public N fresh() {
    return by(maker);
  }

  /** One more, made otherwise. */
  public N by(Function<NodeIdentity, N> other) {
    N node = other.apply(new FreshIdentity());
    nodes.add(node);
    return node;
  }

  /** So many more. */
  public List<N> fresh(int count) {
    List<N> made = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      made.add(fresh());
    }
    return made;
  }

  /** Who and where a node is. */
  public static PeerInfo info(PeerNode node) {
    return new PeerInfo(node.self(), node.addresses());
  }

  @Override
  public void close() {
    for (N node : nodes) {
      try {
        if (node instanceof AutoCloseable closeable) {
          closeable.close();
        }
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
