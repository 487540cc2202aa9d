package app.tangible.web.remote;

import app.tangible.library.Shelf;
import app.tangible.library.TitleId;
import app.tangible.library.Viewers;
import app.tangible.player.Chapter;
import app.tangible.player.Playback;
import app.tangible.player.Player;
import app.tangible.viewing.Scene;
import app.tangible.viewing.Viewing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts together what phones are told of what is on. */
@Component(service = WhatIsOn.class)
public final class WhatIsOn {

  private static final Logger log = LoggerFactory.getLogger(WhatIsOn.class);

  /** ISO 639-2 for what nobody said. */
  private static final String UNDETERMINED = "und";

  private static final int MOST_CHAPTERS = 300;
  private static final int LONGEST_NAME = 200;

  private final Viewing viewing;
  private final Player player;
  private final Shelf shelf;
  private final Viewers viewers;

  /** Asks these. */
  @Activate
  public WhatIsOn(
      @Reference Viewing viewing,
      @Reference Player player,
      @Reference Shelf shelf,
      @Reference Viewers viewers) {
    this.viewing = viewing;
    this.player = player;
    this.shelf = shelf;
    this.viewers = viewers;
  }

  Now now() {
    Scene scene = viewing.now();
    Playback playback = player.now();
    return new Now(
        scene.stage().name().toLowerCase(Locale.ROOT),
        scene.title().flatMap(this::card).orElse(null),
        scene.name(),
        scene.trouble().orElse(null),
        playback.state().name().toLowerCase(Locale.ROOT),
        playback.position().toMillis(),
        playback.length().toMillis(),
        playback.volumePercent(),
        tracks(),
        chapters(),
        scene.queue().stream().map(this::card).flatMap(Optional::stream).toList(),
        scene.upNext().flatMap(this::card).orElse(null),
        scene.segment().map(each -> each.kind().name().toLowerCase(Locale.ROOT)).orElse(null),
        scene.nextAt().map(Instant::toEpochMilli).orElse(null),
        scene.sleepAt().map(Instant::toEpochMilli).orElse(null),
        scene.sleepAtEnd(),
        scene.autoPlay(),
        viewers.current().name(),
        System.currentTimeMillis());
  }

  /** Empty where the current viewer may not see it. */
  private Optional<Card> card(TitleId id) {
    return shelf.title(id).map(title -> Card.of(shelf, title));
  }

  private List<Now.Track> tracks() {
    return player.tracks().stream()
        .map(
            each ->
                new Now.Track(
                    each.kind().name().toLowerCase(Locale.ROOT),
                    each.id(),
                    each.name(),
                    each.language().equals(UNDETERMINED) ? "" : each.language(),
                    each.selected()))
        .toList();
  }

  private List<Now.Chapter> chapters() {
    return player.chapters().stream()
        .limit(MOST_CHAPTERS)
        .map(each -> new Now.Chapter(name(each), each.from().toMillis()))
        .toList();
  }

  /** What a file calls a chapter can be as long as the file. */
  private static String name(Chapter chapter) {
    return chapter.name().substring(0, Math.min(LONGEST_NAME, chapter.name().length()));
  }

  /** Hears of everything that {@link #now} is made of, and of the shelf. */
  AutoCloseable listen(Runnable scene, Runnable titles) {
    List<AutoCloseable> all = new ArrayList<>();
    all.add(viewing.listen(ignored -> scene.run()));
    all.add(player.listen(ignored -> scene.run()));
    all.add(shelf.onChange(titles));
    all.add(
        viewers.onChange(
            () -> {
              titles.run();
              scene.run();
            }));
    return () -> all.forEach(WhatIsOn::close);
  }

  private static void close(@Nullable AutoCloseable handle) {
    try {
      if (handle != null) {
        handle.close();
      }
    } catch (Exception e) {
      log.error("a listener was not let go", e);
    }
  }
}
