package app.tangible.pilot.services;

import app.tangible.pilot.Command;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Listens on a Unix socket that only this user can open; a line in, a line out. */
@Component(
    service = PilotSocket.class,
    immediate = true,
    configurationPid = "app.tangible.pilot",
    configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = PilotSocket.Config.class)
public final class PilotSocket {

  private static final Logger LOG = LoggerFactory.getLogger(PilotSocket.class);

  private final ObjectMapper json = new ObjectMapper();
  private final Path path;
  private final ServerSocketChannel server;

  @Reference(cardinality = ReferenceCardinality.MULTIPLE)
  private volatile List<Command> commands = List.of();

  /** Where to listen. */
  @ObjectClassDefinition
  @interface Config {
    @AttributeDefinition(description = "path of the socket")
    String socket();
  }

  @Activate
  public PilotSocket(Config config) throws IOException {
    this.path = Path.of(config.socket());
    Files.deleteIfExists(path);
    this.server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    server.bind(UnixDomainSocketAddress.of(path));
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-------"));
    Thread.ofVirtual().name("pilot").start(this::listen);
  }

  @Deactivate
  void close() throws IOException {
    server.close();
    Files.deleteIfExists(path);
  }

  private void listen() {
    while (server.isOpen()) {
      try (SocketChannel pilot = server.accept()) {
        serve(pilot);
      } catch (ClosedChannelException closed) {
        return;
      } catch (IOException e) {
        LOG.debug("the pilot left", e);
      }
    }
  }

  private void serve(SocketChannel pilot) throws IOException {
    BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(Channels.newInputStream(pilot), StandardCharsets.UTF_8));
    for (String line; (line = lines.readLine()) != null; ) {
      byte[] answer =
          (json.writeValueAsString(answer(line)) + "\n").getBytes(StandardCharsets.UTF_8);
      for (ByteBuffer out = ByteBuffer.wrap(answer); out.hasRemaining(); ) {
        pilot.write(out);
      }
    }
  }

  private Map<String, Object> answer(String line) {
    try {
      Map<String, String> call = json.readValue(line, new TypeReference<>() {});
      Optional<Command> command =
          commands.stream().filter(known -> known.word().equals(call.get("do"))).findFirst();
      if (command.isEmpty()) {
        return Map.of("problem", "no command '" + call.get("do") + "' here");
      }
      return command.get().run(call);
    } catch (JsonProcessingException e) {
      return Map.of("problem", "not a line of JSON: " + e.getOriginalMessage());
    } catch (Exception e) {
      LOG.debug("a command failed", e);
      return Map.of("problem", e.toString());
    }
  }
}
