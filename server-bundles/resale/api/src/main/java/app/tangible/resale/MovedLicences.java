package app.tangible.resale;

import org.osgi.annotation.versioning.ProviderType;

/** Tells decoders which licences changed hands. Safe for use by several threads. */
@ProviderType
public interface MovedLicences {

  /**
   * What moved after this number, signed by the issuer, as decoders read it; at most {@link
   * app.tangible.licence.MovedList#MAX_ENTRIES}.
   *
   * @param number at least 0
   */
  byte[] since(long number);
}
