package app.tangible.keys.wrapped;

import app.tangible.host.ProductHome;
import app.tangible.keys.KeysException;
import app.tangible.keys.ServerKeys;
import app.tangible.keys.SigningKey;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.EnumMap;
import java.util.Map;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Derives everything from one secret that comes from the environment. */
@Component(service = ServerKeys.class, configurationPid = "app.tangible.keys.wrapped")
@Designate(ocd = WrappedKeys.Config.class)
public final class WrappedKeys implements ServerKeys {

  static final int MIN_SECRET_CHARS = 32;

  /** Where the secret comes from. */
  @ObjectClassDefinition
  public @interface Config {
    /** The server's secret: random, at least 32 characters, never in a file. */
    @AttributeDefinition
    String _secret() default "";
  }

  private final SecretKey root;
  private final Wrapping wrapping;
  private final Map<Purpose, SigningKey> signing = new EnumMap<>(Purpose.class);

  /** Refuses a missing or short secret, and one under which the keys at hand do not open. */
  @Activate
  public WrappedKeys(@Reference ProductHome home, Config config) {
    this(home.folder("keys"), config._secret());
  }

  /** With the folder of the wrapped keys. */
  public WrappedKeys(Path folder, String secret) {
    if (secret.startsWith("$[") || secret.length() < MIN_SECRET_CHARS) {
      throw new KeysException(
          "the server's secret has "
              + (secret.startsWith("$[") ? "no value" : secret.length() + " characters")
              + ", needed are at least 32 random ones: set TANGIBLE_SERVER_SECRET in the"
              + " environment, such as by openssl rand -hex 32");
    }
    root = new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HKDF");
    wrapping = new Wrapping(derive("wrap"));
    for (Purpose purpose : Purpose.values()) {
      signing.put(purpose, new SigningKeyFile(folder, purpose, wrapping).loadOrMake());
    }
  }

  @Override
  public SigningKey signing(Purpose purpose) {
    return signing.get(purpose);
  }

  @Override
  public byte[] wrap(byte[] secret, String context) {
    return wrapping.wrap(secret, context);
  }

  @Override
  public byte[] unwrap(byte[] wrapped, String context) {
    return wrapping.unwrap(wrapped, context);
  }

  @Override
  public byte[] secretFor(String purpose) {
    return derive("secret/" + purpose);
  }

  private byte[] derive(String info) {
    try {
      return KDF.getInstance("HKDF-SHA256")
          .deriveData(
              HKDFParameterSpec.ofExtract()
                  .addIKM(root)
                  .addSalt("tangible server 1".getBytes(StandardCharsets.UTF_8))
                  .thenExpand(info.getBytes(StandardCharsets.UTF_8), 32));
    } catch (GeneralSecurityException e) {
      throw new KeysException("no key could be derived for " + info, e);
    }
  }
}
