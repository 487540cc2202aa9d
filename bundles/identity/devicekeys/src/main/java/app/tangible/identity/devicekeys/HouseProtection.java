package app.tangible.identity.devicekeys;

import app.tangible.host.HouseRules;
import app.tangible.identity.KeyProtection;
import app.tangible.identity.Protection;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** Changes how the keys rest, where who watches may. */
@Component
public final class HouseProtection implements KeyProtection {

  private final DeviceKeysIdentity identity;

  /** Nobody to ask while the library is not open. */
  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  volatile @Nullable HouseRules rules;

  /** Of these keys. */
  @Activate
  public HouseProtection(@Reference DeviceKeysIdentity identity) {
    this.identity = identity;
  }

  @Override
  public Protection protection() {
    return identity.protection();
  }

  @Override
  public void change(Protection level, char[] passphrase) {
    HouseRules.check(rules);
    if (level == Protection.PASSPHRASE && passphrase.length < SHORTEST_PASSPHRASE) {
      throw new IllegalArgumentException(
          "a passphrase has at least " + SHORTEST_PASSPHRASE + " characters");
    }
    identity.change(level, passphrase);
  }
}
