package app.tangible.soak;

import app.tangible.database.trial.PostgresServer;
import java.util.Collections;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where the backend keeps its tables while it is killed. */
final class Tables implements AutoCloseable {

  private final @Nullable PostgresServer server;

  private Tables(@Nullable PostgresServer server) {
    this.server = server;
  }

  static Tables of(Options.Store store) {
    return switch (store) {
      case POSTGRESQL -> new Tables(new PostgresServer());
      case H2 -> new Tables(null);
    };
  }

  /** Of the backend, by PID. */
  Map<String, Map<String, ?>> settings() {
    PostgresServer running = server;
    return running == null
        ? Map.of()
        : Map.of(
            // A configuration without keys is none.
            "app.tangible.database.h2",
            Collections.singletonMap("folder", null),
            "app.tangible.database.postgresql",
            Map.of(
                "url", "jdbc:postgresql://" + running.address() + "/postgres",
                "user", PostgresServer.USER,
                ".password", PostgresServer.PASSWORD));
  }

  @Override
  public void close() {
    PostgresServer running = server;
    if (running != null) {
      running.close();
    }
  }
}
