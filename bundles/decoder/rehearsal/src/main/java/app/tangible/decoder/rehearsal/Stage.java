package app.tangible.decoder.rehearsal;

import app.tangible.decoder.Enrolment;
import app.tangible.decoder.fixture.Film;
import app.tangible.decoder.fixture.Household;
import app.tangible.decoder.fixture.Platform;
import app.tangible.decoder.fixture.Terms;
import app.tangible.decoder.protocol.EnrolRequest;
import app.tangible.decoder.protocol.Frame;
import app.tangible.decoder.protocol.GuestProgram;
import app.tangible.decoder.protocol.LicenceClaim;
import app.tangible.decoder.protocol.MessageType;
import app.tangible.decoder.protocol.OpenRequest;
import app.tangible.decoder.protocol.ReadRequest;
import app.tangible.decoder.protocol.RefusedAnswer;
import app.tangible.identity.AgreementKey;
import app.tangible.identity.KeySlot;
import app.tangible.identity.ReceiptKey;
import app.tangible.licence.LicencePackage;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** A platform, a household, a film, and the decoder that plays it: all for one time. */
final class Stage {

  private static final byte[] HELLO = {0, MessageType.VERSION};

  private final GuestProgram program;
  private final Duration limit;
  private final Platform platform = new Platform();
  private final Household household = new Household(1);
  private final Path state;
  private final Path machineId;
  private final Film film;

  /**
   * @param limit of each play
   */
  Stage(GuestProgram program, Path folder, Duration limit) throws IOException {
    this.program = program;
    this.limit = limit;
    this.state = Files.createDirectories(folder.resolve("state"));
    this.machineId = Files.writeString(folder.resolve("machine-id"), "rehearsal\n");
    Path clear = Files.write(folder.resolve("film.mkv"), SmallFilm.bytes());
    this.film = platform.publish(clear, folder.resolve("film.sealed"));
  }

  /** Enrols, opens the film, reads all of it, and some of it again; with these JVM options. */
  void play(List<String> options) throws IOException, InterruptedException {
    ProcessBuilder command =
        new ProcessBuilder(
                program.command(
                    program.java(),
                    program.jars(),
                    options,
                    List.of(state, film.file(), machineId)))
            .redirectError(ProcessBuilder.Redirect.INHERIT);
    try (LimitedProcess guest = LimitedProcess.start(command, limit);
        InputStream in = guest.process().getInputStream();
        OutputStream out = guest.process().getOutputStream()) {
      talk(in, out);
      if (!guest.endsWell()) {
        throw new IOException("the guest did not end well");
      }
    }
  }

  private void talk(InputStream in, OutputStream out) throws IOException {
    ask(in, out, MessageType.HELLO, HELLO, MessageType.WELCOME);
    EnrolRequest enrol =
        new EnrolRequest(
            household.owner(), household.secretFor("decoder"), KeySlot.of(new byte[16]));
    byte[] keys = ask(in, out, MessageType.ENROL, enrol.encode(), MessageType.ENROLLED);
    Enrolment decoder =
        new Enrolment(
            AgreementKey.of(Arrays.copyOf(keys, 32)),
            ReceiptKey.of(Arrays.copyOfRange(keys, 32, 64)));
    LicencePackage licence = platform.sell(film, household, decoder, Terms.usual());
    OpenRequest open =
        new OpenRequest(
            film.id(),
            false,
            new LicenceClaim(
                household.owner(),
                household.secretFor("decoder"),
                platform.trust(),
                platform.checker().encode(licence)));
    byte[] opened = ask(in, out, MessageType.OPEN, open.encode(), MessageType.OPENED);
    long size = ByteBuffer.wrap(opened).getLong();
    for (long at = 0; at < size; ) {
      at += read(in, out, at);
    }
    for (int part = 1; part < 8; part++) {
      read(in, out, size * part / 8);
    }
    new Frame(MessageType.CLOSE).write(out);
  }

  private static int read(InputStream in, OutputStream out, long at) throws IOException {
    byte[] request = new ReadRequest(at, ReadRequest.MAX_LENGTH).encode();
    return ask(in, out, MessageType.READ, request, MessageType.DATA).length;
  }

  private static byte[] ask(
      InputStream in, OutputStream out, MessageType type, byte[] body, MessageType hoped)
      throws IOException {
    new Frame(type, body).write(out);
    Frame answer = Frame.read(in);
    if (answer.type() == MessageType.REFUSED) {
      RefusedAnswer refused = RefusedAnswer.decode(answer.body());
      throw new IOException(type + ": " + refused.reason() + ", " + refused.detail());
    }
    if (answer.type() != hoped) {
      throw new IOException(type + " was answered by " + answer.type());
    }
    return answer.body();
  }
}
