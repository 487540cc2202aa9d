package app.tangible.verify;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was asked on the command line. */
record Options(Path file, Trust trust, Words words, Instant now) {

  static Options parse(String... arguments) throws IOException {
    Path file = null;
    Trust trust = Trust.asShipped();
    Words words = Words.ofTheSystem();
    Instant now = Instant.now();
    Iterator<String> rest = List.of(arguments).iterator();
    while (rest.hasNext()) {
      String argument = rest.next();
      switch (argument) {
        case "--trust" -> trust = Trust.of(Path.of(value(argument, rest)));
        case "--log" -> trust = Trust.ofLog(value(argument, rest));
        case "--lang" -> words = Words.of(value(argument, rest));
        case "--at" -> now = time(value(argument, rest));
        default -> file = file(argument, file);
      }
    }
    if (file == null) {
      throw new Misuse("misuse.nothing");
    }
    return new Options(file, trust, words, now);
  }

  private static Path file(String argument, @Nullable Path before) {
    if (argument.startsWith("-") || before != null) {
      throw new Misuse("misuse.argument", argument);
    }
    return Path.of(argument);
  }

  private static String value(String name, Iterator<String> rest) {
    if (!rest.hasNext()) {
      throw new Misuse("misuse.value", name);
    }
    return rest.next();
  }

  private static Instant time(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeParseException _) {
      throw new Misuse("misuse.time", text);
    }
  }
}
