package app.tangible.library.h2;

import app.tangible.identity.Identity;
import app.tangible.identity.KeySlot;
import app.tangible.library.PendingPurchase;
import app.tangible.library.testing.FixedIdentity;
import app.tangible.library.testing.FolderHome;
import app.tangible.library.testing.PlainPackages;
import java.nio.file.Path;
import java.util.Optional;
import org.h2.util.OsgiDataSourceFactory;

/** A home in a folder, with a fixed secret. */
record Household(Path home, int secret) {

  H2Library open() {
    return new H2Library(
        new OsgiDataSourceFactory(new org.h2.Driver()),
        new FolderHome(home),
        identity(),
        new PlainPackages());
  }

  Identity identity() {
    return new FixedIdentity(secret);
  }

  static PendingPurchase order(String key, byte[] offer) {
    return new PendingPurchase(
        key,
        PendingPurchase.Order.EDITION,
        "1",
        offer,
        new KeySlot("5e".repeat(16)),
        Optional.empty(),
        Optional.empty());
  }

  Path folder(String name) {
    return new FolderHome(home).folder(name);
  }
}
