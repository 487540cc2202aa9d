package app.tangible.viewing;

import app.tangible.library.TitleId;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The screen as a remote control sees it: keys in, nothing out. Safe for use by several threads;
 * returns before the key has had its effect.
 */
@ProviderType
public interface RemoteKeys {

  /** As if that key of the keyboard were pressed. */
  void press(Button button);

  /**
   * Types into the field that has the focus; nothing happens where there is none. A backspace
   * ({@code \b}) takes the last character away.
   */
  void type(String text);

  /** Shows a title's page. */
  void show(TitleId id);

  /** Shows an offer of the store, which is bought there and nowhere else. */
  void showOffer(String edition);

  /** Plays it where its picture is seen: on the page that plays, which is opened for it. */
  void watch(TitleId id, Viewing.From from);

  /** The keys of a remote control. */
  enum Button {
    UP,
    DOWN,
    LEFT,
    RIGHT,
    OK,
    BACK,
    HOME,
    /** Play or pause. */
    PLAY,
    STOP,
    NEXT,
    PREVIOUS,
    FORWARD,
    REWIND,
    VOLUME_UP,
    VOLUME_DOWN,
    MUTE,
    SUBTITLES,
    AUDIO,
    INFO
  }
}
