package app.tangible.licence;

/** Why a film does not play. Each has its own words in every language of the product. */
public enum Refusal {
  /** A document cannot be read, or is not in its canonical form. */
  MALFORMED,
  /** The licence or lease is not signed by the issuer. */
  LICENCE_FORGED,
  /** The licence is another household's. */
  OTHER_OWNER,
  /** The licence names neither this device nor its decoder. */
  OTHER_DEVICE,
  /** The licence is for another film. */
  OTHER_FILM,
  /** The certificate does not prove what the licence says. */
  CERTIFICATE_INVALID,
  /** The lease and its grace are over: go online once. */
  LEASE_EXPIRED,
  /** The licence has not begun. */
  NOT_YET,
  /** The loan or rental is over. */
  ENDED,
  /** The clock shows a time before one that was already seen. */
  CLOCK_SET_BACK,
  /** The decoder's keys were made on another machine. */
  OTHER_MACHINE,
  /** A key share is missing or was not sealed to this decoder. */
  KEYS_MISSING,
  /** The sealed film is damaged or was changed. */
  FILM_DAMAGED,
  /** The licence is on offer or lent: this decoder destroyed its keys. */
  DESTROYED,
  /** The licence changed hands. */
  REVOKED,
  /** The decoder's files are not where they were written: go online once. */
  BACKUP_RESTORED,
  /** A fresh proof of the chain is asked for and is missing or old. */
  PROOF_TOO_OLD,
  /** The request is one that the decoder never answers. */
  FORBIDDEN
}
