package app.tangible.peer;

/** Text or bytes that are not what they should be. The message names what is wrong with them. */
public class MalformedException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  /** What was expected, what was found. */
  public MalformedException(String message) {
    super(message);
  }
}
