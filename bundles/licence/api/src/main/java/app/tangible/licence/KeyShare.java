package app.tangible.licence;

import app.tangible.identity.DeviceId;

/**
 * One of the two shares of a licence's key set, sealed to one device's decoder. Neither opens
 * anything alone.
 *
 * @param sealed HPKE, see {@link app.tangible.identity.KeySealing}
 */
public record KeyShare(Holder holder, DeviceId device, byte[] sealed) {

  private static final int MAX_SEALED_BYTES = 4 << 20;

  /** Copies; refuses an empty or oversized share. */
  public KeyShare {
    if (sealed.length == 0 || sealed.length > MAX_SEALED_BYTES) {
      throw new IllegalArgumentException(
          "a key share has 1 to 4194304 bytes, got " + sealed.length);
    }
    sealed = sealed.clone();
  }

  /**
   * Who keeps the share: the buyer's device, or the platform as long as the certificate is the
   * buyer's.
   */
  public enum Holder {
    DEVICE,
    PLATFORM
  }
}
