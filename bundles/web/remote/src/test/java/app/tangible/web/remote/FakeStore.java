package app.tangible.web.remote;

import app.tangible.content.FilmId;
import app.tangible.content.MasterHash;
import app.tangible.content.PieceRoot;
import app.tangible.library.Library;
import app.tangible.licence.LicenceId;
import app.tangible.store.Money;
import app.tangible.store.Offer;
import app.tangible.store.Purchase;
import app.tangible.store.Removal;
import app.tangible.store.Store;
import app.tangible.store.StoreException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Some offers, one of which has a name that means harm. */
final class FakeStore implements Store {

  static final String HARM = "<img src=x onerror=window.harm=1>";

  volatile boolean reachable = true;

  private static Offer offer(int number, String title, int year, String studio, long cents) {
    String hex = String.format(Locale.ROOT, "%064x", number);
    return new Offer(
        "0x" + String.format(Locale.ROOT, "%040x", number),
        new FilmId(hex.substring(0, 32)),
        title,
        year,
        studio,
        "A giant rabbit with a heart bigger than himself meets three bullies of the woods.",
        "4K HDR",
        Duration.ofMinutes(80 + number),
        new Money(cents, "EUR"),
        4_000_000_000L,
        new MasterHash(hex),
        new PieceRoot(hex),
        List.of(),
        Optional.empty(),
        List.of());
  }

  @Override
  public List<Offer> browse(String query) {
    if (!reachable) {
      throw new StoreException("not there", false);
    }
    return List.of(
            offer(1, "Big Buck Bunny", 2008, "Blender", 499),
            offer(2, "Sprite Fright", 2021, "Blender", 1299),
            offer(3, "Cosmos Laundromat", 2015, "Blender", 899),
            offer(4, "Tears of Steel", 2012, "Blender", 999),
            offer(5, HARM, 2020, HARM, 100))
        .stream()
        .filter(
            each -> each.title().toLowerCase(Locale.ROOT).contains(query.toLowerCase(Locale.ROOT)))
        .toList();
  }

  @Override
  public Purchase buy(Offer offer) {
    throw new AssertionError("nothing is bought by a phone");
  }

  @Override
  public Removal makeRoom(LicenceId licence) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void giveUp(LicenceId licence) {}

  @Override
  public void fetch(LicenceId licence) {}

  @Override
  public List<Purchase> purchases() {
    return List.of();
  }

  @Override
  public int renewLeases() {
    return 0;
  }

  /** A library that owns nothing. */
  static Library nothingOwned() {
    return (Library)
        Proxy.newProxyInstance(
            Library.class.getClassLoader(),
            new Class<?>[] {Library.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("films")) {
                return List.of();
              }
              throw new AssertionError(method.getName());
            });
  }
}
