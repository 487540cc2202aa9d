package app.tangible.decoder.guest;

/** Where a change of the state folder may be cut off; only tests cut there. */
interface CutPoint {

  /** Never cuts. */
  CutPoint NONE = where -> {};

  /** Called after each step that the disk may have seen alone. */
  void reached(String where);
}
