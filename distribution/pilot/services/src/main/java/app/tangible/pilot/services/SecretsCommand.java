package app.tangible.pilot.services;

import app.tangible.identity.Identity;
import app.tangible.pilot.Command;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * {@code {"do":"secrets"}}: this home's derived secrets, so that a search can prove them absent.
 */
@Component
public final class SecretsCommand implements Command {

  private final Identity identity;

  @Activate
  public SecretsCommand(@Reference Identity identity) {
    this.identity = identity;
  }

  @Override
  public String word() {
    return "secrets";
  }

  @Override
  public Map<String, Object> run(Map<String, String> arguments) {
    return Map.of("library", hex("library"), "decoder", hex("decoder"));
  }

  private String hex(String purpose) {
    byte[] secret = identity.secretFor(purpose);
    try {
      return HexFormat.of().formatHex(secret);
    } finally {
      Arrays.fill(secret, (byte) 0);
    }
  }
}
