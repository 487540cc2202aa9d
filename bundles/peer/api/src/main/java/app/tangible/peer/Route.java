package app.tangible.peer;

/** How a connection goes. */
public enum Route {
  /** From here to there. */
  DIRECT,
  /** Through a third peer, which sees how much but not what. */
  RELAYED
}
