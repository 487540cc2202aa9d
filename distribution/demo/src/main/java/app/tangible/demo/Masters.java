package app.tangible.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;

/** What the studio says of its master. */
final class Masters {

  private Masters() {}

  static Map<String, ?> describe(Demo.Options options) throws IOException {
    boolean bunny = options.isBunny();
    return Map.of(
        "title",
        options.title(),
        "year",
        bunny ? 2008 : 2026,
        "studio",
        bunny ? "Blender Foundation" : "Home",
        "studioAccount",
        Chain.STUDIO,
        "synopsis",
        bunny
            ? "A large and gentle rabbit meets three rodents who do not know when to stop."
            : "A film of this household.",
        "quality",
        "HD",
        "price",
        Map.of("minorUnits", 1300, "currency", "EUR"),
        "royaltyBasisPoints",
        1500,
        "sourceBytes",
        Files.size(options.film()),
        "genres",
        bunny ? List.of("Animation", "Comedy") : List.of());
  }
}
