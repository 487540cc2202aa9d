package app.tangible.trial;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/** One server with a film on sale for all test classes, closed after the last of them. */
final class OneServer implements BeforeAllCallback {

  private @Nullable FilmOnSale opened;

  @Override
  public void beforeAll(ExtensionContext context) {
    opened =
        context
            .getRoot()
            .getStore(Namespace.create(OneServer.class))
            .computeIfAbsent(FilmOnSale.class);
  }

  FilmOnSale shop() {
    return Objects.requireNonNull(opened);
  }
}
