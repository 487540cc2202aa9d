package app.tangible.identity;

/** How keys rest on the disk, from the strongest to the weakest level. */
public enum Protection {
  /** Wrapped by a passphrase that a person types at start. */
  PASSPHRASE,
  /** Wrapped by a key in the desktop's secret service, unlocked with the session. */
  SECRET_SERVICE,
  /**
   * Wrapped by facts of this machine only: whoever controls the machine can open them. The weakest
   * level.
   */
  MACHINE_BOUND
}
