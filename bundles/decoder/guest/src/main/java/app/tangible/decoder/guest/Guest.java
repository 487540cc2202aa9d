package app.tangible.decoder.guest;

import app.tangible.decoder.protocol.Guard;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;

/**
 * The protected decoder's process, started by {@code decoder.sandbox}: stdin and stdout carry the
 * messages of {@code docs/protocols/decoder-1.md}, stderr words for the log.
 */
public final class Guest {

  private static final int FAILED = 5;

  private Guest() {}

  /** Arguments: state folder, sealed film (any name when only enrolling), machine-id file. */
  public static void main(String[] args) {
    Runtime.getRuntime().halt(run(args));
  }

  private static int run(String[] args) {
    if (args.length != 3) {
      System.err.println("arguments: state folder, sealed film, machine-id file");
      return FAILED;
    }
    FileInputStream in = new FileInputStream(FileDescriptor.in);
    try (FileOutputStream stdout = new FileOutputStream(FileDescriptor.out)) {
      // Nothing but messages may reach the pipe, whoever prints.
      System.setOut(System.err);
      Outlet out = new Outlet(stdout.getChannel());
      Set<Guard> guards = Hardening.apply(out.memory());
      if (BirthTimes.SYSTEM.known(Path.of(args[0]))) {
        guards.add(Guard.RESTORED_FILES_SEEN);
      }
      DecoderService service =
          new DecoderService(
              Path.of(args[0]),
              Path.of(args[1]),
              Path.of(args[2]),
              Composition.providers(),
              Outside.REAL);
      try (Conversation conversation = new Conversation(in, out, guards, service, Warmup::start)) {
        return conversation.run();
      }
    } catch (IOException e) {
      // The other end is gone, or a file cannot be read or written: its name says which.
      System.err.println("decoder ended: " + e);
      return FAILED;
    }
  }
}
