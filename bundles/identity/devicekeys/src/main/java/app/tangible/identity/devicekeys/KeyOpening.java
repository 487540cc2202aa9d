package app.tangible.identity.devicekeys;

import app.tangible.host.ProductHome;
import app.tangible.host.StartPause;
import app.tangible.identity.Identity;
import app.tangible.identity.NodeKey;
import app.tangible.identity.OwnerKeyCopy;
import app.tangible.identity.OwnerKeys;
import app.tangible.identity.PassphraseHashing;
import app.tangible.identity.PassphrasePrompt;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.FrameworkListener;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.AttributeType;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens the keys and offers {@link Identity} and what else they are good for once they are open.
 * Until then all that needs them waits as it does for any service, and the rest of the product
 * runs.
 */
@Component(
    service = {},
    immediate = true,
    configurationPid = "app.tangible.identity.devicekeys")
@Designate(ocd = KeyOpening.Config.class)
public final class KeyOpening {

  private static final Logger LOG = LoggerFactory.getLogger(KeyOpening.class);

  private static final String[] OFFERED = {
    Identity.class.getName(),
    NodeKey.class.getName(),
    OwnerKeyCopy.class.getName(),
    DeviceKeysIdentity.class.getName() // for this bundle's own KeyProtection
  };

  /** Settings of the keys. */
  @ObjectClassDefinition(name = "Device keys")
  public @interface Config {

    /** How the keys are wrapped on the disk. */
    @AttributeDefinition(
        description = "auto, passphrase, secret-service or machine",
        options = {
          @Option(label = "auto", value = "auto"),
          @Option(label = "passphrase", value = "passphrase"),
          @Option(label = "secret-service", value = "secret-service"),
          @Option(label = "machine", value = "machine")
        })
    String protection() default "auto";

    /** The passphrase; give it as $[env:TANGIBLE_PASSPHRASE], never in a file. */
    @AttributeDefinition(type = AttributeType.PASSWORD)
    String _passphrase() default "";
  }

  private final BundleContext context;
  private final Opening opening;
  private final FrameworkListener started = this::heard;

  /** Opens the keys, or makes them where there are none yet; asks where it must. */
  @Activate
  public KeyOpening(
      BundleContext context,
      @Reference ProductHome home,
      @Reference OwnerKeys ownerKeys,
      @Reference PassphraseHashing hashing,
      Config config) {
    this.context = context;
    Wish wish = Wish.of(config.protection(), config._passphrase());
    opening =
        new Opening(
            asking ->
                () -> new DeviceKeysIdentity(ownerKeys, Levels.of(home, hashing, asking), wish),
            new Services());
    context.addFrameworkListener(started);
    try {
      opening.start();
    } catch (RuntimeException e) {
      context.removeFrameworkListener(started);
      throw e;
    }
  }

  /** The keys, and the question for what opens them, are services. */
  private final class Services implements Opening.Ground {

    private @Nullable ServiceRegistration<StartPause> pause;

    @Override
    public Runnable offer(DeviceKeysIdentity keys) {
      ServiceRegistration<?> registration = context.registerService(OFFERED, keys, null);
      return () -> unregister(registration);
    }

    @Override
    public void waits(boolean forSomebody) {
      ServiceRegistration<StartPause> registered = pause;
      if (forSomebody && registered == null) {
        LOG.info("the keys wait for their passphrase, which is asked for on the screen");
        StartPause reason = () -> "the keys wait for their passphrase";
        pause = context.registerService(StartPause.class, reason, null);
      } else if (!forSomebody && registered != null) {
        pause = null;
        unregister(registered);
      }
    }

    @Override
    public boolean runs() {
      return context.getBundle(Constants.SYSTEM_BUNDLE_LOCATION).getState() == Bundle.ACTIVE;
    }
  }

  private static void unregister(ServiceRegistration<?> registration) {
    try {
      registration.unregister();
    } catch (IllegalStateException gone) {
      LOG.debug("it has gone with its bundle");
    }
  }

  private void heard(FrameworkEvent event) {
    if (event.getType() == FrameworkEvent.STARTED) {
      opening.prompts().complete();
    }
  }

  /** Somebody who can ask a person, perhaps long after the keys wait for it. */
  @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
  public void addPrompt(PassphrasePrompt prompt) {
    opening.prompts().add(prompt);
  }

  /** He is gone. */
  public void removePrompt(PassphrasePrompt prompt) {
    opening.prompts().remove(prompt);
  }

  /** Takes the keys back and wipes them. */
  @Deactivate
  public void close() {
    context.removeFrameworkListener(started);
    opening.close();
  }
}
