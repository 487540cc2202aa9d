package app.tangible.decoder.sandbox;

import app.tangible.content.FilmId;
import app.tangible.decoder.Decoder;
import app.tangible.decoder.DecoderException;
import app.tangible.decoder.Destruction;
import app.tangible.decoder.Enrolment;
import app.tangible.decoder.Opening;
import app.tangible.decoder.RefusedException;
import app.tangible.decoder.Revocation;
import app.tangible.decoder.protocol.EnrolRequest;
import app.tangible.decoder.protocol.Frame;
import app.tangible.decoder.protocol.MessageType;
import app.tangible.decoder.protocol.OpenRequest;
import app.tangible.host.ProductHome;
import app.tangible.identity.AgreementKey;
import app.tangible.identity.Identity;
import app.tangible.identity.KeySlot;
import app.tangible.identity.OwnerPublicKey;
import app.tangible.identity.ReceiptKey;
import app.tangible.licence.LicenceChecker;
import app.tangible.licence.LicencePackage;
import app.tangible.licence.Refusal;
import app.tangible.licence.SignedDocument;
import app.tangible.licence.TrustRoots;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The decoder as a process of its own: level L0 under bubblewrap, else a plain process. */
@Component(configurationPid = "app.tangible.decoder.sandbox")
@Designate(ocd = SandboxedDecoder.Config.class)
public final class SandboxedDecoder implements Decoder {

  private static final Logger LOG = LoggerFactory.getLogger(SandboxedDecoder.class);
  private static final Pattern KEY = Pattern.compile("[0-9a-f]{64}");
  private static final int LEAST_MEBIBYTES = 48;

  /** Whom to believe, and how to start. */
  @ObjectClassDefinition(name = "Decoder")
  public @interface Config {

    /** Ed25519 key that signs licences and leases, 64 lower-case hex digits. */
    @AttributeDefinition(description = "Key that signs licences and leases, 64 hex digits")
    String issuer();

    /** Verifier key of the checkpoint log (C2SP signed-note). */
    @AttributeDefinition(description = "Verifier key of the log, <name>+<hash>+<key>")
    String log();

    /** {@code auto} or {@code never}. */
    @AttributeDefinition(description = "auto: bubblewrap where it works; never: plain process")
    String bubblewrap() default "auto";

    /** The {@code java} program; empty for the one that runs this. */
    @AttributeDefinition(description = "Path of the java program; empty for the running one")
    String java() default "";

    /** What names this machine. */
    @AttributeDefinition(description = "machine-id(5) of this machine")
    String machineIdFile() default "/etc/machine-id";

    /** The guest's heap. */
    @AttributeDefinition(description = "Heap of the decoder's process, mebibytes, at least 48")
    int memoryMebibytes() default 96;
  }

  private final Identity identity;
  private final LicenceChecker checker;
  private final TrustRoots trust;
  private final GuestLauncher launcher;
  private final Set<GuestFilm> open = ConcurrentHashMap.newKeySet();

  /** Starts nothing yet; refuses a configuration that names nobody to believe. */
  @Activate
  public SandboxedDecoder(
      @Reference ProductHome home,
      @Reference Identity identity,
      @Reference LicenceChecker checker,
      Config config) {
    if (!KEY.matcher(String.valueOf(config.issuer())).matches()) {
      throw new IllegalArgumentException("issuer is not 64 lower-case hex digits");
    }
    if (config.log() == null || config.log().isBlank()) {
      throw new IllegalArgumentException("log is empty, not a verifier key");
    }
    if (config.memoryMebibytes() < LEAST_MEBIBYTES) {
      throw new IllegalArgumentException(
          "memoryMebibytes is " + config.memoryMebibytes() + ", less than " + LEAST_MEBIBYTES);
    }
    this.identity = identity;
    this.checker = checker;
    this.trust = new TrustRoots(config.issuer(), config.log());
    Path java =
        config.java().isBlank()
            ? Path.of(System.getProperty("java.home"), "bin", "java")
            : Path.of(config.java());
    this.launcher =
        new GuestLauncher(
            new GuestProgram(
                java, home.distribution().resolve("decoder"), config.memoryMebibytes()),
            home.folder("decoder"),
            Path.of(config.machineIdFile()),
            sandbox(config.bubblewrap()));
  }

  @Override
  public Level level() {
    return launcher.level();
  }

  @Override
  public TrustRoots trust() {
    return trust;
  }

  @Override
  public boolean seesRestoredBackups() {
    return false;
  }

  @Override
  public Destruction destroy(OwnerPublicKey owner, LicencePackage licence) {
    throw new DecoderException("this decoder destroys no keys");
  }

  @Override
  public Revocation moved(SignedDocument list) {
    throw new DecoderException("this decoder destroys no keys");
  }

  @Override
  public Enrolment enrol(OwnerPublicKey owner, KeySlot slot) {
    try (GuestProcess guest = launcher.start(Optional.empty());
        EnrolRequest request = new EnrolRequest(owner, identity.secretFor("decoder"))) {
      byte[] body = request.encode();
      try {
        Frame question = new Frame(MessageType.ENROL, body);
        AgreementKey agreement =
            AgreementKey.of(
                launcher.within(guest, () -> guest.ask(question, MessageType.ENROLLED)));
        return new Enrolment(agreement, new ReceiptKey(agreement.hex()));
      } finally {
        Arrays.fill(body, (byte) 0);
      }
    } catch (RefusedException e) {
      throw new DecoderException(
          "the decoder cannot enrol here ("
              + e.reason()
              + ": "
              + e.getMessage()
              + "); to make this machine a new device, move the decoder's folder away",
          e);
    } catch (IOException e) {
      throw new DecoderException("the decoder does not enrol: " + e.getMessage(), e);
    }
  }

  @Override
  public Opening open(FilmId film, Path sealed, LicencePackage licence) {
    if (!Files.isRegularFile(sealed)) {
      return new Opening.Refused(Refusal.FILM_DAMAGED, "there is no sealed file of film " + film);
    }
    byte[] encoded = checker.encode(licence);
    if (encoded.length > OpenRequest.MAX_LICENCE_BYTES) {
      return new Opening.Refused(
          Refusal.MALFORMED, "the licence package has " + encoded.length + " bytes, too many");
    }
    FilmOpening opening = new FilmOpening(launcher, identity, trust, film, sealed, encoded);
    try {
      FilmOpening.Opened opened = opening.open();
      GuestFilm playing = new GuestFilm(opening, opened, open::remove);
      open.add(playing);
      return new Opening.Ready(playing, opened.inGrace());
    } catch (RefusedException e) {
      return new Opening.Refused(e.reason(), String.valueOf(e.getMessage()));
    } catch (IOException e) {
      throw new DecoderException("the decoder does not open: " + e.getMessage(), e);
    }
  }

  /** Ends every guest. */
  @Deactivate
  public void close() {
    open.forEach(GuestFilm::close);
    launcher.close();
  }

  private static Optional<Bubblewrap> sandbox(String mode) {
    return switch (mode) {
      case "never" -> {
        LOG.warn("the decoder runs as a plain process: bubblewrap is set to never");
        yield Optional.empty();
      }
      case "auto" -> {
        Optional<Bubblewrap> found =
            Bubblewrap.find(System.getenv().getOrDefault("PATH", "") + ":/usr/bin:/bin");
        if (found.isEmpty()) {
          LOG.warn(
              "bubblewrap is missing; the decoder runs as a plain process, a weaker level. Install"
                  + " the package bubblewrap.");
        }
        yield found;
      }
      default -> throw new IllegalArgumentException("bubblewrap is auto or never, got " + mode);
    };
  }
}
