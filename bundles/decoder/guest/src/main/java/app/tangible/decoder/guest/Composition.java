package app.tangible.decoder.guest;

/** The one place that names the providers: a plain program has no container to find them. */
final class Composition {

  private Composition() {}

  static Providers providers() {
    throw new IllegalStateException("no providers yet");
  }
}
