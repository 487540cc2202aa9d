package app.tangible.chain.evm;

import app.tangible.chain.Account;
import app.tangible.chain.Bytes32;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which events are asked for.
 *
 * @param emitters any of these
 * @param topics the first topics, in order; null stands for any
 */
record LogFilter(List<Account> emitters, List<@Nullable Bytes32> topics) {

  static LogFilter of(Account emitter, @Nullable Bytes32... topics) {
    return new LogFilter(List.of(emitter), Arrays.asList(topics));
  }

  static LogFilter everything(List<Account> emitters) {
    return new LogFilter(emitters, List.of());
  }

  boolean matches(Log log) {
    if (!emitters.contains(log.emitter()) || log.topics().size() < topics.size()) {
      return false;
    }
    for (int i = 0; i < topics.size(); i++) {
      if (topics.get(i) != null && !Objects.equals(topics.get(i), log.topics().get(i))) {
        return false;
      }
    }
    return true;
  }

  /** As {@code eth_getLogs} wants it, blocks included. */
  ObjectNode json(long from, long to) {
    ArrayNode wanted = JsonRpc.params();
    topics.forEach(topic -> wanted.add(topic == null ? null : topic.text()));
    List<String> addresses = new ArrayList<>();
    emitters.forEach(emitter -> addresses.add(emitter.text()));
    ObjectNode filter = JsonRpc.object();
    filter
        .put("fromBlock", Wire.quantity(from))
        .put("toBlock", Wire.quantity(to))
        .set("address", JsonRpc.params(addresses.toArray()));
    filter.set("topics", wanted);
    return filter;
  }
}
