package app.tangible.viewing.testing;

import app.tangible.library.TitleId;
import app.tangible.player.PictureSink;
import app.tangible.viewing.Scene;
import app.tangible.viewing.Viewing;
import app.tangible.viewing.ViewingListener;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Notes what it is told to do, and shows the scene that the test, or a plain reading, gives. */
public final class FakeViewing implements Viewing {

  private final List<ViewingListener> listeners = new CopyOnWriteArrayList<>();
  private final List<String> told = new CopyOnWriteArrayList<>();
  private volatile Scene now = Scene.EMPTY;
  private volatile @Nullable PictureSink screen;

  /** What it was told, oldest first: {@code play licence.…}, {@code stop}, {@code next}. */
  public List<String> told() {
    return List.copyOf(told);
  }

  /** Where pictures would go. */
  public Optional<PictureSink> screen() {
    return Optional.ofNullable(screen);
  }

  /** How many listen. */
  public int listeners() {
    return listeners.size();
  }

  /** This is on now. */
  public void show(Scene scene) {
    now = scene;
    listeners.forEach(listener -> listener.changed(scene));
  }

  private void note(String what) {
    told.add(what);
  }

  private void on(Optional<TitleId> title, String name, List<TitleId> queue) {
    show(
        new Scene(
            Scene.Stage.ON,
            title,
            name,
            Optional.empty(),
            queue,
            queue.stream().findFirst(),
            Optional.empty(),
            now.sleepAt(),
            now.sleepAtEnd(),
            now.autoPlay(),
            Optional.empty(),
            false));
  }

  private void with(
      List<TitleId> queue, Optional<Instant> sleepAt, boolean sleepAtEnd, boolean autoPlay) {
    show(
        new Scene(
            now.stage(),
            now.title(),
            now.name(),
            now.trouble(),
            queue,
            queue.stream().findFirst(),
            now.segment(),
            sleepAt,
            sleepAtEnd,
            autoPlay,
            now.nextAt(),
            now.inGrace()));
  }

  @Override
  public Scene now() {
    return now;
  }

  @Override
  public void expect(TitleId id) {
    note("expect " + id);
  }

  @Override
  public void play(TitleId id, From from) {
    note("play " + id + " " + from);
    on(Optional.of(id), id.value(), now.queue());
  }

  @Override
  public void play(TitleId id, Duration from) {
    note("play " + id + " " + from);
    on(Optional.of(id), id.value(), now.queue());
  }

  @Override
  public void play(URI address, String name) {
    note("clip " + address);
    on(Optional.empty(), name, now.queue());
  }

  @Override
  public void enqueue(TitleId id) {
    note("enqueue " + id);
    if (now.stage() == Scene.Stage.NOTHING) {
      on(Optional.of(id), id.value(), now.queue());
    } else {
      List<TitleId> queue = new CopyOnWriteArrayList<>(now.queue());
      queue.add(id);
      with(queue, now.sleepAt(), now.sleepAtEnd(), now.autoPlay());
    }
  }

  @Override
  public void queue(List<TitleId> titles) {
    note("queue " + titles);
    with(titles, now.sleepAt(), now.sleepAtEnd(), now.autoPlay());
  }

  @Override
  public void next() {
    note("next");
    if (now.queue().isEmpty()) {
      show(Scene.EMPTY);
    } else {
      TitleId first = now.queue().getFirst();
      on(Optional.of(first), first.value(), now.queue().subList(1, now.queue().size()));
    }
  }

  @Override
  public void previous() {
    note("previous");
  }

  @Override
  public void stop() {
    note("stop");
    show(Scene.EMPTY);
  }

  @Override
  public void stay() {
    note("stay");
  }

  @Override
  public void skipSegment() {
    note("skipSegment");
  }

  @Override
  public void sleepAfter(Duration time) {
    note("sleepAfter " + time);
    Optional<Instant> at = time.isZero() ? Optional.empty() : Optional.of(Instant.now().plus(time));
    with(now.queue(), at, false, now.autoPlay());
  }

  @Override
  public void sleepAtEnd() {
    note("sleepAtEnd");
    with(now.queue(), Optional.empty(), true, now.autoPlay());
  }

  @Override
  public void autoPlay(boolean on) {
    note("autoPlay " + on);
    with(now.queue(), now.sleepAt(), now.sleepAtEnd(), on);
  }

  @Override
  public void screen(PictureSink pictures) {
    screen = pictures;
  }

  @Override
  public double arrived() {
    return 1;
  }

  @Override
  public Optional<Still> still(Duration position) {
    return Optional.empty();
  }

  @Override
  public AutoCloseable listen(ViewingListener listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }
}
