package app.tangible.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** Holds the remote control of a media center: one JSON object a line over a Unix socket. */
public final class Pilot implements AutoCloseable {

  private final ObjectMapper json = new ObjectMapper();
  private final SocketChannel channel;
  private final BufferedReader answers;

  private Pilot(SocketChannel channel) {
    this.channel = channel;
    this.answers =
        new BufferedReader(
            new InputStreamReader(Channels.newInputStream(channel), StandardCharsets.UTF_8));
  }

  /** Waits until the center listens. */
  public static Pilot board(Path socket, Child center, Duration limit) throws Exception {
    SocketChannel[] channel = new SocketChannel[1];
    Await.until(
        "pilot socket of the center",
        limit,
        () -> {
          center.mustBeAlive();
          try {
            channel[0] = SocketChannel.open(UnixDomainSocketAddress.of(socket));
            return true;
          } catch (IOException notYet) {
            return false;
          }
        });
    return new Pilot(channel[0]);
  }

  /** Sends a command, waits for its answer; throws when it reports a problem. */
  public JsonNode ask(String command, Object... nameValuePairs) throws IOException {
    Map<String, Object> call = new LinkedHashMap<>();
    call.put("do", command);
    for (int i = 0; i < nameValuePairs.length; i += 2) {
      call.put((String) nameValuePairs[i], String.valueOf(nameValuePairs[i + 1]));
    }
    ByteBuffer line =
        ByteBuffer.wrap((json.writeValueAsString(call) + "\n").getBytes(StandardCharsets.UTF_8));
    while (line.hasRemaining()) {
      channel.write(line);
    }
    String answer = answers.readLine();
    if (answer == null) {
      throw new IOException("the center closed the line during '" + command + "'");
    }
    JsonNode node = json.readTree(answer);
    if (node.has("problem")) {
      throw new IOException(command + ": " + node.get("problem").asText());
    }
    return node;
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
