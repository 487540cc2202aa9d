package app.tangible.web.remote;

import app.tangible.library.Title;
import app.tangible.library.testing.FakeShelf;
import app.tangible.library.testing.FakeViewers;
import app.tangible.library.testing.FolderHome;
import app.tangible.library.testing.Titles;
import app.tangible.viewing.Scene;
import app.tangible.viewing.testing.FakePlayer;
import app.tangible.viewing.testing.FakeViewing;
import app.tangible.web.jersey.JerseyWhiteboard;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A household whose phones may: the real server on a free port, a fake shelf, player and screen.
 */
final class House implements AutoCloseable {

  static final String NAME = "Pixel 10";

  final FakeShelf shelf;
  final FakeViewers viewers = FakeViewers.family();
  final FakePlayer player = new FakePlayer();
  final FakeViewing viewing = new FakeViewing();
  final FakeKeys keys = new FakeKeys(viewing);
  final FakeStore store = new FakeStore();
  final HomePhones phones;
  final URI address;
  private final EventsResource events;
  private final TitlesResource titles;
  private final List<Object> resources;
  private Listening listening;
  private final HttpClient http = HttpClient.newHttpClient();

  House(Path folder) throws Exception {
    this(folder, Map.of(), 5_000);
  }

  House(Path folder, Map<String, Object> values, long lookMillis) throws Exception {
    List<Title> all = new ArrayList<>(Titles.tenFilms());
    all.addAll(Titles.aSeries());
    shelf = FakeShelf.with(all).seenBy(viewers);
    Settings settings = config(Settings.class, with(values));
    phones = new HomePhones(new FolderHome(folder), settings);
    WhatIsOn whatIsOn = new WhatIsOn(viewing, player, shelf, viewers);
    events = new EventsResource(phones, whatIsOn, settings);
    titles = new TitlesResource(shelf, viewing);
    resources =
        List.of(
            new PageFiles(),
            new PairingResource(phones),
            new SessionResource(phones, viewers),
            new ScreenResource(keys, shelf, viewers),
            new NowResource(whatIsOn, viewing, player, shelf, keys),
            titles,
            new OffersResource(store, FakeStore.nothingOwned(), viewers),
            events);
    listening = listen(settings, lookMillis);
    address = URI.create("http://localhost:" + listening.port());
    phones.serve(true);
    phones.reachable(List.of(address), null);
  }

  private Listening listen(Settings settings, long lookMillis) throws Exception {
    JerseyWhiteboard whiteboard =
        new JerseyWhiteboard(config(JerseyWhiteboard.Config.class, Map.of()));
    resources.forEach(whiteboard::addResource);
    whiteboard.addExtension(new PairedFilter(phones));
    return new Listening(whiteboard, settings, lookMillis);
  }

  private static Map<String, Object> with(Map<String, Object> values) {
    Map<String, Object> all = new HashMap<>(values);
    all.putIfAbsent("port", 0);
    return all;
  }

  /** The annotation's defaults, and these values. */
  static <T> T config(Class<T> type, Map<String, Object> values) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) ->
                values.getOrDefault(method.getName(), method.getDefaultValue())));
  }

  /** What is on is almost over. */
  void countDown() {
    Scene now = viewing.now();
    show(now.stage(), now.trouble(), Optional.of(Instant.now().plusSeconds(10)));
  }

  /** What is on does not play. */
  void trouble(String why) {
    show(Scene.Stage.TROUBLE, Optional.of(why), Optional.empty());
  }

  private void show(Scene.Stage stage, Optional<String> trouble, Optional<Instant> nextAt) {
    Scene now = viewing.now();
    viewing.show(
        new Scene(
            stage,
            now.title(),
            now.name(),
            trouble,
            now.queue(),
            now.upNext(),
            now.segment(),
            now.sleepAt(),
            now.sleepAtEnd(),
            now.autoPlay(),
            nextAt,
            now.inGrace()));
  }

  /** Where phones find it. */
  List<URI> pages() {
    return listening.pages();
  }

  int port() {
    return address.getPort();
  }

  /** The code that the screen shows now. */
  String invited() {
    phones.invite();
    return phones.state().invitation().orElseThrow().code();
  }

  /** A phone that was let in; the value of its cookie. */
  String admitted() {
    return phones.admit(NAME);
  }

  HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(address.resolve(path)).timeout(Duration.ofSeconds(30));
  }

  /** As our own page asks. */
  HttpRequest.Builder asked(String method, String path, String body) {
    return to(path)
        .header(Door.OWN_HEADER, "1")
        .header("Content-Type", "application/json")
        .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
  }

  /** As the page of a phone that was let in asks. */
  HttpResponse<String> as(String token, String method, String path, String body) throws Exception {
    return send(asked(method, path, body).header("Cookie", Cookies.SESSION + "=" + token));
  }

  HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    try (HttpClient once = HttpClient.newHttpClient()) {
      return once.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
  }

  HttpClient http() {
    return http;
  }

  /** As when the television is switched off. */
  void stopListening() {
    listening.close();
  }

  /** And when it is switched on again. */
  void listenAgain() throws Exception {
    listening = listen(config(Settings.class, Map.of("port", port())), 5_000);
  }

  @Override
  public void close() {
    try {
      events.close();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
    titles.close();
    listening.close();
    http.shutdownNow();
  }
}
