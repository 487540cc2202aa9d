package app.tangible.trial;

import app.tangible.chain.Account;
import app.tangible.chain.evm.EvmLicenceRegistry;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A real EVM with the contracts deployed. */
final class Chain implements AutoCloseable {

  /** The first of anvil's well-known development accounts. */
  private static final String KEY =
      "0xac0974bec39a17e36ba4a6b4d238ff944bacb478cbed5efcae784d7bf4f2ff80";

  private final Process anvil;
  private final JsonNode deployment;
  private final URI rpc;

  Chain(Path folder) throws Exception {
    Path contracts = contracts();
    anvil =
        new ProcessBuilder(
                contracts
                    .resolve("node_modules/@foundry-rs/anvil-linux-amd64/bin/anvil")
                    .toString(),
                "--host",
                "127.0.0.1",
                "--port",
                "0")
            .redirectErrorStream(true)
            .start();
    rpc = URI.create("http://" + listening());
    Path out = folder.resolve("chain.json");
    ProcessBuilder deploy =
        new ProcessBuilder(
            List.of(
                "node",
                contracts.resolve("deploy").toString(),
                "--dev",
                "--rpc-url",
                rpc.toString(),
                "--out",
                out.toString()));
    deploy.environment().put("TANGIBLE_CHAIN_KEY", KEY);
    Process process = deploy.redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes());
    if (process.waitFor() != 0) {
      throw new IllegalStateException(said);
    }
    deployment = new ObjectMapper().readTree(Files.readAllBytes(out));
  }

  private String listening() throws Exception {
    BufferedReader output = anvil.inputReader();
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      if (line.startsWith("Listening on ")) {
        // Else anvil stops when the pipe is full.
        Thread.ofVirtual().start(() -> output.lines().forEach(ignored -> {}));
        return line.substring("Listening on ".length());
      }
    }
    throw new IllegalStateException("anvil ended before it listened");
  }

  private static Path contracts() {
    for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      if (Files.exists(at.resolve("contracts/out/Licences.sol/Licences.json"))) {
        return at.resolve("contracts");
      }
    }
    throw new IllegalStateException("run contracts/setup first");
  }

  EvmLicenceRegistry registry() {
    return registry(arguments());
  }

  /** What another process needs to reach this chain. */
  List<String> arguments() {
    return List.of(
        rpc.toString(),
        deployment.path("licences").asText(),
        deployment.path("anchor").asText(),
        deployment.path("block").asText());
  }

  static EvmLicenceRegistry registry(List<String> arguments) {
    return new EvmLicenceRegistry(
        URI.create(arguments.get(0)),
        31_337,
        new Account(arguments.get(1)),
        new Account(arguments.get(2)),
        KEY,
        Long.parseLong(arguments.get(3)));
  }

  @Override
  public void close() {
    anvil.destroyForcibly().onExit().join();
  }
}
