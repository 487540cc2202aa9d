package app.tangible.licence.certificate;

import app.tangible.content.KeySet;
import app.tangible.identity.DeviceGrant;
import app.tangible.identity.DeviceId;
import app.tangible.identity.KeySealing;
import app.tangible.licence.KeyShare;
import app.tangible.licence.KeyShare.Holder;
import app.tangible.licence.LicenceDocument;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Two shares of a key set, {@code docs/protocols/licence-1.md} section 5: DEVICE holds A, uniformly
 * random, and PLATFORM holds K xor A, so that each alone is uniformly random. Before either stands
 * the 16-byte name of the split, so that shares of two splits do not join.
 */
final class KeyShares {

  private static final String INFO = "tangible/key-share/1";
  private static final int SPLIT_BYTES = 16;

  private final KeySealing sealing;
  private final SecureRandom random = new SecureRandom();

  KeyShares(KeySealing sealing) {
    this.sealing = sealing;
  }

  List<KeyShare> split(KeySet keys, LicenceDocument licence) {
    byte[] key = keys.encode();
    try {
      List<KeyShare> shares = new ArrayList<>();
      for (DeviceGrant grant : licence.devices()) {
        shares.addAll(split(key, licence, grant));
      }
      return List.copyOf(shares);
    } finally {
      Arrays.fill(key, (byte) 0);
    }
  }

  KeySet join(List<KeyShare> shares, LicenceDocument licence, DeviceGrant grant, byte[] privateKey)
      throws GeneralSecurityException {
    if (!licence.devices().contains(grant)) {
      throw new GeneralSecurityException("the licence does not name this device");
    }
    byte[] device = new byte[0];
    byte[] platform = new byte[0];
    try {
      device = open(shares, Holder.DEVICE, licence, grant, privateKey);
      platform = open(shares, Holder.PLATFORM, licence, grant, privateKey);
      if (device.length != platform.length
          || !Arrays.equals(device, 0, SPLIT_BYTES, platform, 0, SPLIT_BYTES)) {
        throw new GeneralSecurityException("the two shares are of two splits");
      }
      xor(platform, device);
      return decode(Arrays.copyOfRange(platform, SPLIT_BYTES, platform.length));
    } finally {
      Arrays.fill(device, (byte) 0);
      Arrays.fill(platform, (byte) 0);
    }
  }

  private List<KeyShare> split(byte[] key, LicenceDocument licence, DeviceGrant grant) {
    byte[] device = new byte[SPLIT_BYTES + key.length];
    random.nextBytes(device);
    byte[] platform = device.clone();
    try {
      for (int i = 0; i < key.length; i++) {
        platform[SPLIT_BYTES + i] ^= key[i];
      }
      return List.of(
          seal(Holder.DEVICE, device, licence, grant),
          seal(Holder.PLATFORM, platform, licence, grant));
    } finally {
      Arrays.fill(device, (byte) 0);
      Arrays.fill(platform, (byte) 0);
    }
  }

  private KeyShare seal(Holder holder, byte[] share, LicenceDocument licence, DeviceGrant grant) {
    byte[] sealed =
        sealing.seal(grant.agreement(), info(licence, holder), grant.device().bytes(), share);
    return new KeyShare(holder, grant.device(), sealed);
  }

  private byte[] open(
      List<KeyShare> shares,
      Holder holder,
      LicenceDocument licence,
      DeviceGrant grant,
      byte[] privateKey)
      throws GeneralSecurityException {
    DeviceId device = grant.device();
    List<KeyShare> mine =
        shares.stream().filter(s -> s.holder() == holder && s.device().equals(device)).toList();
    if (mine.size() != 1) {
      throw new GeneralSecurityException(
          "expected one " + holder + " share for this device, found " + mine.size());
    }
    byte[] share =
        sealing.open(privateKey, info(licence, holder), device.bytes(), mine.getFirst().sealed());
    if (share.length < SPLIT_BYTES) {
      throw new GeneralSecurityException("a share has at least 16 bytes, got " + share.length);
    }
    return share;
  }

  /** Leaves a xor b behind the split's name in {@code target}. */
  private static void xor(byte[] target, byte[] other) {
    for (int i = SPLIT_BYTES; i < target.length; i++) {
      target[i] ^= other[i];
    }
  }

  private static KeySet decode(byte[] key) throws GeneralSecurityException {
    try {
      return KeySet.decode(key);
    } catch (IllegalArgumentException e) {
      throw new GeneralSecurityException("the joined shares are no key set", e);
    } finally {
      Arrays.fill(key, (byte) 0);
    }
  }

  /** Unambiguous: only the token id varies in length, between two of fixed length. */
  private static byte[] info(LicenceDocument licence, Holder holder) {
    ByteArrayOutputStream info = new ByteArrayOutputStream();
    info.writeBytes(INFO.getBytes(StandardCharsets.US_ASCII));
    info.writeBytes(licence.id().bytes());
    info.writeBytes(licence.tokenId().getBytes(StandardCharsets.US_ASCII));
    info.write(holder == Holder.DEVICE ? 0 : 1);
    return info.toByteArray();
  }
}
