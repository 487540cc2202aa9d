package app.tangible.ui.walk;

import app.tangible.identity.IdentityException;
import app.tangible.identity.KeyProtection;
import app.tangible.identity.Protection;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keys that rest as they are told; there is no keyring. */
final class FakeProtection implements KeyProtection {

  final List<String> chosen = new CopyOnWriteArrayList<>();
  final List<char[]> given = new CopyOnWriteArrayList<>();
  private volatile Protection level = Protection.MACHINE_BOUND;

  @Override
  public Protection protection() {
    return level;
  }

  @Override
  public void change(Protection to, char[] passphrase) {
    if (to == Protection.SECRET_SERVICE) {
      throw new IdentityException("no keyring");
    }
    chosen.add(new String(passphrase));
    given.add(passphrase);
    level = to;
  }
}
