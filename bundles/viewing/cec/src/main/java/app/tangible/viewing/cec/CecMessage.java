package app.tangible.viewing.cec;

import app.tangible.viewing.RemoteKeys.Button;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What came over the cable, as far as it is our business (HDMI 1.4b, supplement 1, CEC). */
sealed interface CecMessage {

  /** A key of the remote control was pressed (opcode 44). */
  record Pressed(Button button) implements CecMessage {}

  /** The television goes to sleep (opcode 36). */
  record Standby() implements CecMessage {}

  /**
   * A line that {@code cec-client} writes at the level TRAFFIC, {@code TRAFFIC: [ 4821] >>
   * 04:44:00}: from 0, the television, to 4, us, or F, all.
   */
  static Optional<CecMessage> parse(String line) {
    Matcher matcher = Line.RECEIVED.matcher(line);
    if (!matcher.find()) {
      return Optional.empty();
    }
    int opcode = HexFormat.fromHexDigits(matcher.group(1));
    String operand = matcher.group(2);
    return switch (opcode) {
      case 0x36 -> Optional.of(new Standby());
      case 0x44 ->
          operand == null
              ? Optional.empty()
              : Line.button(HexFormat.fromHexDigits(operand)).map(Pressed::new);
      default -> Optional.empty();
    };
  }

  /** How a line is read. */
  final class Line {

    private static final Pattern RECEIVED =
        Pattern.compile(
            ">> [0-9a-f][0-9a-f]:([0-9a-f]{2})(?::([0-9a-f]{2}))?(?::[0-9a-f]{2})*\\s*$");

    private Line() {}

    /** User control codes, CEC table 30. */
    private static Optional<Button> button(int code) {
      return Optional.ofNullable(
          switch (code) {
            case 0x00, 0x2b -> Button.OK;
            case 0x01 -> Button.UP;
            case 0x02 -> Button.DOWN;
            case 0x03 -> Button.LEFT;
            case 0x04 -> Button.RIGHT;
            case 0x09, 0x0a, 0x0b -> Button.HOME;
            case 0x0d -> Button.BACK;
            case 0x33 -> Button.AUDIO;
            case 0x35 -> Button.INFO;
            case 0x41 -> Button.VOLUME_UP;
            case 0x42 -> Button.VOLUME_DOWN;
            case 0x43, 0x65 -> Button.MUTE;
            case 0x44, 0x46, 0x60, 0x61 -> Button.PLAY;
            case 0x45, 0x64 -> Button.STOP;
            case 0x48 -> Button.REWIND;
            case 0x49 -> Button.FORWARD;
            case 0x4b -> Button.NEXT;
            case 0x4c -> Button.PREVIOUS;
            case 0x51 -> Button.SUBTITLES;
            default -> null;
          });
    }
  }
}
