package app.tangible.verify;

import app.tangible.identity.bouncycastle.BouncyCastleOwnerKeys;
import app.tangible.licence.LicenceExport;
import app.tangible.licence.LicenceExport.Answer;
import app.tangible.licence.LicenceExport.Exported;
import app.tangible.licence.LicenceExport.Outcome;
import app.tangible.licence.certificate.CertificateExport;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/**
 * Reads one file and says whether what it states holds. Exit code 0: it does; 1: it does not; 2: it
 * could not be checked.
 */
public final class Verify {

  static final int HOLDS = 0;
  static final int FAILS = 1;
  static final int UNCHECKED = 2;

  private final LicenceExport export = new CertificateExport(new BouncyCastleOwnerKeys());
  private final PrintStream out;

  Verify(PrintStream out) {
    this.out = out;
  }

  /** The arguments are in {@code docs/protocols/verify.md}. */
  public static void main(String[] arguments) {
    // Whatever the terminal's locale: the words have accents.
    PrintStream out =
        new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
    int code = new Verify(out).run(arguments);
    out.flush();
    System.exit(code);
  }

  int run(String... arguments) {
    Words words = Words.ofTheSystem();
    Options options;
    String text;
    try {
      options = Options.parse(arguments);
      words = options.words();
      text = read(options.file());
    } catch (CharacterCodingException e) {
      out.println(words.say("malformed", "UTF-8"));
      return FAILS;
    } catch (Misuse e) {
      return unchecked(words, e.in(words));
    } catch (NoSuchFileException e) {
      return unchecked(words, words.say("noFile", String.valueOf(e.getFile())));
    } catch (IOException e) {
      return unchecked(words, words.say("unreadable", String.valueOf(e.getMessage())));
    }
    Exported exported;
    try {
      exported = export.read(text);
    } catch (IllegalArgumentException e) {
      out.println(words.say("malformed", String.valueOf(e.getMessage())));
      return FAILS;
    }
    List<Answer> answers;
    try {
      answers = export.examine(exported, options.trust().roots(), options.now());
    } catch (IllegalArgumentException e) {
      // Of the roots: the file's form is right.
      return unchecked(words, words.say("misuse.log", options.trust().roots().log()));
    }
    new Report(out, words)
        .print(text, exported, export.statement(exported.certificate()), options.trust(), answers);
    return answers.stream().anyMatch(answer -> answer.outcome() == Outcome.FAILS) ? FAILS : HOLDS;
  }

  private int unchecked(Words words, String why) {
    out.println(words.say("unchecked", why));
    out.println(words.say("usage"));
    return UNCHECKED;
  }

  private static String read(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(LicenceExport.MAX_BYTES + 1);
      if (bytes.length > LicenceExport.MAX_BYTES) {
        throw new Misuse("misuse.size", Integer.toString(LicenceExport.MAX_BYTES));
      }
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    }
  }
}
