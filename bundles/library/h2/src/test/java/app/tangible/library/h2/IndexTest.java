package app.tangible.library.h2;

import static org.assertj.core.api.Assertions.assertThat;

import app.tangible.library.Shelf.Order;
import app.tangible.library.Shelf.Query;
import app.tangible.library.Title;
import app.tangible.library.TitleId;
import app.tangible.library.Viewers.Viewer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Ten thousand titles, beside the plainest way to find something in them. */
@Timeout(120)
class IndexTest {

  private static final int TITLES = 10_000;
  private static final String[] WORDS = {
    "amour",
    "Été",
    "night",
    "Day",
    "l'eau",
    "die",
    "Nacht",
    "мир",
    "空",
    "of",
    "the",
    "2001",
    "Ångström",
    "star",
    "stars",
    "starless",
    "Ñandú",
    "x"
  };

  private final Random random = new Random(42);

  private Item item(int number) {
    StringBuilder name = new StringBuilder("Film" + number % 997);
    for (int left = random.nextInt(4); left > 0; left--) {
      name.append(' ').append(WORDS[random.nextInt(WORDS.length)]);
    }
    return item(number, name.toString(), 1900 + random.nextInt(120));
  }

  private static Item item(int number, String name, int year) {
    return new Item(
        new TitleId("file.%08x".formatted(number)),
        Title.Kind.FILM,
        1,
        name,
        Folding.sortName(name),
        Folding.plainName(name),
        OptionalInt.of(year),
        OptionalInt.empty(),
        List.of(),
        Duration.ofMinutes(number % 200),
        Instant.ofEpochSecond(number),
        Optional.empty(),
        0,
        Optional.empty(),
        1080,
        true,
        number % 11,
        Folding.findable(name),
        Set.of("" + year));
  }

  private static Browsing browsing(Index index) {
    Viewer viewer = new Viewer(1, "A", 0, OptionalInt.empty(), false);
    return new Browsing(new Seeing(index, new Audience.Now(viewer, Map.of())));
  }

  private static boolean plainly(Item item, List<String> words) {
    return words.stream()
        .allMatch(
            word ->
                ("" + item.year().getAsInt()).startsWith(word)
                    || item.nameWords().stream().anyMatch(one -> one.startsWith(word)));
  }

  @Test
  void findsWhatThePlainestWayFindsWhileTitlesComeAndGo() {
    Index index = new Index();
    Map<TitleId, Item> plain = new HashMap<>();
    for (int round = 0; round < 5; round++) {
      List<Item> put = new ArrayList<>();
      List<TitleId> gone = new ArrayList<>();
      for (int i = 0; i < TITLES / 5; i++) {
        Item item = item(random.nextInt(TITLES));
        put.add(item);
        if (i % 7 == 0) {
          gone.add(new TitleId("file.%08x".formatted(random.nextInt(TITLES))));
        }
      }
      gone.forEach(plain::remove);
      put.forEach(item -> plain.put(item.id(), item));
      index.change(put, gone);
      for (String text : List.of("s", "star", "stars of", "ete", "film1 the", "1950", "空", "zzz")) {
        List<String> words = Folding.words(text);
        List<Item> found = index.having(words);
        assertThat(Set.copyOf(found))
            .as(text)
            .hasSameSizeAs(found)
            .isEqualTo(
                plain.values().stream()
                    .filter(item -> plainly(item, words))
                    .collect(Collectors.toSet()));
      }
    }
    assertThat(Set.copyOf(index.having(List.of()))).isEqualTo(Set.copyOf(plain.values()));
  }

  @Test
  void everyOrderIsAnOrder() {
    Index index = new Index();
    List<Item> all = new ArrayList<>();
    for (int i = 0; i < TITLES; i++) {
      all.add(item(i));
    }
    index.change(all, List.of());
    for (Order order : Order.values()) {
      List<Title> titles = browsing(index).titles(Query.ALL.order(order));
      assertThat(browsing(index).titles(Query.ALL.order(order).atMost(50)))
          .isEqualTo(titles.subList(0, 50));
      for (int i = 1; i < titles.size(); i++) {
        Title before = titles.get(i - 1);
        Title now = titles.get(i);
        assertThat(
                switch (order) {
                  case NAME, WATCHED, RATING ->
                      order != Order.NAME || before.sortName().compareTo(now.sortName()) <= 0;
                  case ADDED -> !before.added().isBefore(now.added());
                  case YEAR -> before.year().getAsInt() >= now.year().getAsInt();
                  case LENGTH -> before.length().compareTo(now.length()) <= 0;
                })
            .isTrue();
      }
    }
  }

  @Test
  void manyReadersAndOneWriterNeverMeet() throws Exception {
    Index index = new Index();
    List<Item> some = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      some.add(item(i));
    }
    try (ExecutorService readers = Executors.newFixedThreadPool(3)) {
      List<Future<?>> all = new ArrayList<>();
      for (int reader = 0; reader < 3; reader++) {
        all.add(
            readers.submit(
                () -> {
                  for (int i = 0; i < 300; i++) {
                    assertThat(browsing(index).titles(Query.ALL.text("film")).size())
                        .isBetween(0, 500);
                  }
                }));
      }
      for (int i = 0; i < 100; i++) {
        index.change(some, List.of());
        index.change(List.of(), some.stream().map(Item::id).toList());
      }
      for (Future<?> one : all) {
        one.get();
      }
    }
  }

  @Test
  void namesAreOrderedWithoutTheirArticles() {
    assertThat(
            List.of("The Apartment", "L'Atalante", "Les Enfants", "Élite", "A", "Theory", "L.A.")
                .stream()
                .map(Folding::sortName))
        .containsExactly("apartment", "atalante", "enfants", "elite", "a", "theory", "l.a.");
  }
}
