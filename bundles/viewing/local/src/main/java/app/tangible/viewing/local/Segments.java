package app.tangible.viewing.local;

import app.tangible.player.Chapter;
import app.tangible.viewing.Scene.Segment;
import app.tangible.viewing.Scene.Segment.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds openings, recaps and credits by the names of chapters. */
final class Segments {

  private static final int WORDS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;

  /** Whole names, in the languages in which discs name chapters. */
  private static final Map<Kind, Pattern> NAMES = new LinkedHashMap<>();

  /** What is longer is the film. */
  private static final Map<Kind, Duration> LONGEST =
      Map.of(
          Kind.INTRO, Duration.ofMinutes(5),
          Kind.RECAP, Duration.ofMinutes(6),
          Kind.CREDITS, Duration.ofMinutes(20),
          Kind.COMMERCIAL, Duration.ofMinutes(15));

  static {
    NAMES.put(
        Kind.RECAP,
        Pattern.compile(
            "recap|previously( on .*)?|previous(ly)? .*|pr[ée]c[ée]demment.*"
                + "|r[ée]sum[ée]( .*)?|r[üu]ckblick|was bisher geschah.*|riassunto"
                + "|en episodios anteriores.*|resumen",
            WORDS));
    NAMES.put(
        Kind.CREDITS,
        Pattern.compile(
            "(end|closing|final) ?credits|credits|credit roll|outro|ending|ed ?\\d*"
                + "|g[ée]n[ée]rique de fin|abspann|cr[ée]ditos( finales)?|titoli di coda"
                + "|aftiteling|eftertexter|napisy ko[ńn]cowe|エンディング",
            WORDS));
    NAMES.put(
        Kind.INTRO,
        Pattern.compile(
            "intro(duction)?|opening( credits| titles| theme)?|op ?\\d*|main titles?|title sequence"
                + "|g[ée]n[ée]rique( de d[ée]but)?|vorspann|sigla( iniziale)?|cabecera|apertura"
                + "|theme song|オープニング",
            WORDS));
  }

  private Segments() {}

  static List<Segment> of(List<Chapter> chapters, Duration length) {
    List<Segment> found = new ArrayList<>();
    for (int i = 0; i < chapters.size(); i++) {
      Duration from = chapters.get(i).from();
      Duration to = i + 1 < chapters.size() ? chapters.get(i + 1).from() : length;
      Optional<Kind> kind = kind(chapters.get(i).name());
      if (kind.isPresent()
          && to.compareTo(from) > 0
          && to.minus(from).compareTo(LONGEST.get(kind.get())) <= 0) {
        found.add(new Segment(kind.get(), from, to));
      }
    }
    return List.copyOf(found);
  }

  static Optional<Kind> kind(String name) {
    String plain = name.strip().toLowerCase(Locale.ROOT).replaceAll("^\\d+[.:)\\s-]+", "");
    return plain.length() > 80
        ? Optional.empty()
        : NAMES.entrySet().stream()
            .filter(entry -> entry.getValue().matcher(plain).matches())
            .map(Map.Entry::getKey)
            .findFirst();
  }
}
