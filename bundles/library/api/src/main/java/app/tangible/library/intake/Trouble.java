package app.tangible.library.intake;

/** What can be wrong with a file or a folder; the keeper of the library has the words for it. */
public enum Trouble {
  /** It has no byte. */
  EMPTY,
  /** It ends before its own head says. */
  CUT_SHORT,
  /** What is in it is no film, whatever its name says. */
  NOT_A_FILM,
  /** It, or what is in the folder, may not be read. */
  UNREADABLE,
  /** Its name cannot be written, so that it cannot be opened again. */
  BAD_NAME,
  /** A link leads to a folder around it. */
  CIRCLE,
  /** It lies too deep in folders. */
  TOO_DEEP,
  /** There are more files than a watched folder may hold; what comes after it was not looked at. */
  TOO_MANY
}
