package app.tangible.ui;

/**
 * One of the buttons below a question.
 *
 * @param id of its node
 * @param icon SVG path data, see {@link Icons}; empty for none
 * @param then runs after the question has gone
 */
public record Answer(String id, String text, String icon, Weight weight, Runnable then) {

  /** How it is drawn. */
  public enum Weight {
    PLAIN,
    /** What most people want. */
    PRIMARY,
    /** What cannot be undone. */
    DANGER
  }

  /** One like any other. */
  public static Answer of(String id, String text, Runnable then) {
    return new Answer(id, text, "", Weight.PLAIN, then);
  }

  /** What most people want. */
  public static Answer primary(String id, String text, Runnable then) {
    return new Answer(id, text, "", Weight.PRIMARY, then);
  }

  /** What cannot be undone; put it second, so that it is not what OK presses at once. */
  public static Answer danger(String id, String text, Runnable then) {
    return new Answer(id, text, "", Weight.DANGER, then);
  }

  /** Does nothing but let the question go. */
  public static Answer none(String id, String text) {
    return of(id, text, () -> {});
  }

  /** The same with an icon. */
  public Answer icon(String path) {
    return new Answer(id, text, path, weight, then);
  }
}
