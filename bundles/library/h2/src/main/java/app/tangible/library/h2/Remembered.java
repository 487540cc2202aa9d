package app.tangible.library.h2;

import app.tangible.library.TitleDetail;
import app.tangible.metadata.FilmFacts;
import java.net.URI;
import java.util.Optional;

/** What is kept of what sources say, within bounds. */
final class Remembered {

  private Remembered() {}

  static Facts of(FilmFacts facts) {
    return new Facts(
        Bounds.line(facts.title()),
        Bounds.line(facts.originalTitle()),
        facts.year(),
        Bounds.line(facts.tagline()),
        Bounds.text(facts.synopsis()),
        facts.cast().stream()
            .limit(Bounds.PERSONS)
            .map(
                role ->
                    new TitleDetail.Role(
                        Bounds.line(role.person()),
                        Bounds.line(role.character()),
                        picture(role.portrait())))
            .toList(),
        Bounds.lines(facts.directors()),
        Bounds.lines(facts.genres()),
        Bounds.lines(facts.studios()),
        facts.rating(),
        facts.certificates().isEmpty() ? "" : Bounds.line(facts.certificates().getFirst()),
        FilmFacts.minimumAge(facts.certificates()),
        facts.length(),
        Bounds.map(facts.ids()),
        picture(facts.poster()),
        picture(facts.backdrop()),
        picture(facts.logo()));
  }

  private static Optional<URI> picture(Optional<URI> address) {
    return address.filter(Bounds::picture);
  }
}
