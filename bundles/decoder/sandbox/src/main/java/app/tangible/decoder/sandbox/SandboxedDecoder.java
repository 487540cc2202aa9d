package app.tangible.decoder.sandbox;

import app.tangible.content.FilmId;
import app.tangible.decoder.Arriving;
import app.tangible.decoder.Decoder;
import app.tangible.decoder.DecoderException;
import app.tangible.decoder.Destruction;
import app.tangible.decoder.Enrolment;
import app.tangible.decoder.Opening;
import app.tangible.decoder.RefusedException;
import app.tangible.decoder.Revocation;
import app.tangible.decoder.protocol.Guard;
import app.tangible.decoder.protocol.GuestProgram;
import app.tangible.decoder.protocol.LicenceClaim;
import app.tangible.host.ProductHome;
import app.tangible.identity.Identity;
import app.tangible.identity.KeySlot;
import app.tangible.identity.OwnerPublicKey;
import app.tangible.licence.DestructionReceipts;
import app.tangible.licence.LicenceChecker;
import app.tangible.licence.LicencePackage;
import app.tangible.licence.MovedLists;
import app.tangible.licence.Refusal;
import app.tangible.licence.SignedDocument;
import app.tangible.licence.TrustRoots;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
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

/** The decoder as a process of its own: level L0 under bubblewrap, else a plain process. */
@Component(configurationPid = "app.tangible.decoder.sandbox")
@Designate(ocd = SandboxedDecoder.Config.class)
public final class SandboxedDecoder implements Decoder {

  private static final Pattern KEY = Pattern.compile("[0-9a-f]{64}");
  private static final int LEAST_MEBIBYTES = 48;
  private static final int MOST_SECONDS_AHEAD = 3600;

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

    /** Whether a lease alone is not enough, until the household chooses. */
    @AttributeDefinition(
        description = "true: a fresh proof of the chain is asked for, too; Settings may change it")
    boolean strict() default false;

    /** The guest's heap. */
    @AttributeDefinition(description = "Heap of the decoder's process, mebibytes, at least 48")
    int memoryMebibytes() default 96;

    /** How long a guest waits for the film that a person looks at; 0: none is started ahead. */
    @AttributeDefinition(
        description = "How long a decoder waits for a film that may be played, seconds; 0: never")
    int aheadSeconds() default 180;
  }

  private final Identity identity;
  private final LicenceChecker checker;
  private final TrustRoots trust;
  private final StrictChoice strict;
  private final GuestLauncher launcher;
  private final GuestAhead ahead;
  private final GuestKeys keys;
  private final Set<GuestFilm> open = ConcurrentHashMap.newKeySet();

  /** Starts nothing yet; refuses a configuration that names nobody to believe. */
  @Activate
  public SandboxedDecoder(
      @Reference ProductHome home,
      @Reference Identity identity,
      @Reference LicenceChecker checker,
      @Reference DestructionReceipts receipts,
      @Reference MovedLists movedLists,
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
    if (config.aheadSeconds() < 0 || config.aheadSeconds() > MOST_SECONDS_AHEAD) {
      throw new IllegalArgumentException(
          "aheadSeconds is " + config.aheadSeconds() + ", not 0 to " + MOST_SECONDS_AHEAD);
    }
    this.identity = identity;
    this.checker = checker;
    this.strict = new StrictChoice(home.folder("decoder-settings"), config.strict());
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
            Bubblewrap.chosen(config.bubblewrap()));
    this.ahead = new GuestAhead(launcher, Duration.ofSeconds(config.aheadSeconds()));
    this.keys =
        new GuestKeys(new GuestQuestions(launcher), identity, checker, receipts, movedLists, trust);
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
  public boolean strict() {
    return strict.strict();
  }

  @Override
  public void strict(boolean wanted) {
    strict.choose(wanted);
  }

  @Override
  public boolean seesRestoredBackups() {
    return launcher.guards().contains(Guard.RESTORED_FILES_SEEN);
  }

  @Override
  public Enrolment enrol(OwnerPublicKey owner, KeySlot slot) {
    return keys.enrol(owner, slot);
  }

  @Override
  public Destruction destroy(OwnerPublicKey owner, LicencePackage licence) {
    byte[] encoded = checker.encode(licence);
    try {
      closeFilmsOf(checker.peek(licence).film());
    } catch (IllegalArgumentException e) {
      return new Destruction.Refused(Refusal.MALFORMED, String.valueOf(e.getMessage()));
    }
    return keys.destroy(owner, licence, encoded);
  }

  @Override
  public Revocation moved(SignedDocument list) {
    return keys.moved(list);
  }

  @Override
  public void expect(Path sealed) {
    ahead.expect(sealed);
  }

  @Override
  public void letGo(FilmId film, Path sealed) {
    ahead.letGo(sealed);
    closeFilmsOf(film);
  }

  @Override
  public Opening open(FilmId film, Path sealed, LicencePackage licence) {
    return open(film, sealed, licence, new Supply(Optional.empty()));
  }

  @Override
  public Opening open(FilmId film, LicencePackage licence, Arriving arriving) {
    return open(film, arriving.file(), licence, new Supply(Optional.of(arriving)));
  }

  private Opening open(FilmId film, Path sealed, LicencePackage licence, Supply supply) {
    if (!Files.isRegularFile(sealed)) {
      return new Opening.Refused(Refusal.FILM_DAMAGED, "there is no sealed file of film " + film);
    }
    byte[] encoded = checker.encode(licence);
    if (encoded.length > LicenceClaim.MAX_LICENCE_BYTES) {
      return new Opening.Refused(
          Refusal.MALFORMED, "the licence package has " + encoded.length + " bytes, too many");
    }
    FilmOpening opening =
        new FilmOpening(
            launcher, ahead, identity, trust, film, sealed, encoded, strict.strict(), supply);
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

  /** For the tests: the guest that was started ahead and waits. */
  Optional<GuestProcess> waiting() {
    return ahead.present();
  }

  // No receipt is signed while a guest plays with the key.
  private void closeFilmsOf(FilmId film) {
    open.stream().filter(playing -> playing.isOf(film)).forEach(GuestFilm::close);
  }

  /** Ends every guest. */
  @Deactivate
  public void close() {
    open.forEach(GuestFilm::close);
    ahead.close();
    launcher.close();
  }
}
