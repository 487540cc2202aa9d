package app.tangible.chain.evm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The `contracts` folder of this project, installed and compiled. */
final class Contracts {

  private static final Path FOLDER = folder();

  private Contracts() {}

  /** What the compiler says of a contract: `abi`, `methodIdentifiers`, … */
  static JsonNode artifact(String contract) throws IOException {
    Path file = existing("out/" + contract + ".sol/" + contract + ".json");
    return new ObjectMapper().readTree(file.toFile());
  }

  private static Path existing(String file) {
    Path path = FOLDER.resolve(file);
    if (!Files.exists(path)) {
      throw new IllegalStateException("run contracts/setup first: there is no contracts/" + file);
    }
    return path;
  }

  private static Path folder() {
    for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      if (Files.exists(at.resolve("contracts/foundry.toml"))) {
        return at.resolve("contracts");
      }
    }
    throw new IllegalStateException("no contracts folder above " + Path.of("").toAbsolutePath());
  }
}
