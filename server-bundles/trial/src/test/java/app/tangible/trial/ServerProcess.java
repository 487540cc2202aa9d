package app.tangible.trial;

import app.tangible.catalogue.Edition;
import app.tangible.catalogue.Price;
import app.tangible.chain.Account;
import app.tangible.chain.Bytes32;
import app.tangible.chain.EditionTerms;
import app.tangible.chain.evm.EvmLicenceRegistry;
import app.tangible.content.FilmId;
import app.tangible.content.MasterHash;
import app.tangible.content.PieceRoot;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** The whole server in a process that can be killed; it sells one edition without bytes. */
final class ServerProcess {

  static final FilmId FILM = new FilmId("5a".repeat(16));
  private static final MasterHash MASTER = new MasterHash("ab".repeat(32));

  private ServerProcess() {}

  public static void main(String[] arguments) throws Exception {
    List<String> chain = Arrays.asList(arguments).subList(2, arguments.length);
    EvmLicenceRegistry registry = Chain.registry(chain);
    WholeServer server =
        new WholeServer(Path.of(arguments[0]), registry, Integer.parseInt(arguments[1]));
    publish(server, registry);
    Thread.currentThread().join();
  }

  /** Puts an edition without bytes on sale, for 13.00; its id. */
  static long publish(WholeServer server, EvmLicenceRegistry registry) {
    long edition =
        registry.registerEdition(
            new EditionTerms(
                Bytes32.of(Arrays.copyOf(FILM.bytes(), 32)),
                Bytes32.of(MASTER.bytes()),
                "HD",
                new Account("0x" + "11".repeat(20)),
                13_000_000,
                1_500));
    server.catalogue.publish(
        new Edition(
            edition,
            FILM,
            "Film",
            2008,
            "Studio",
            "",
            "HD",
            Duration.ofSeconds(30),
            new Price(1_300, "EUR"),
            1_000,
            MASTER,
            new PieceRoot("cd".repeat(32)),
            List.of()),
        new Account("0x" + "11".repeat(20)),
        server.keys.wrap(new byte[32], "film/" + FILM));
    return edition;
  }
}
