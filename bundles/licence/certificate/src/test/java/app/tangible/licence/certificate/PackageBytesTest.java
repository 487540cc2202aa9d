package app.tangible.licence.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.tangible.identity.DeviceId;
import app.tangible.licence.KeyShare;
import app.tangible.licence.KeyShare.Holder;
import app.tangible.licence.LicencePackage;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class PackageBytesTest {

  private static final KeyShare DEVICE_SHARE =
      new KeyShare(Holder.DEVICE, new DeviceId("01".repeat(32)), new byte[] {1, 2, 3});
  private static final KeyShare PLATFORM_SHARE =
      new KeyShare(Holder.PLATFORM, new DeviceId("02".repeat(32)), new byte[] {4});

  @Test
  void readsBackWhatItWrote() {
    LicencePackage valid = Household.valid();
    LicencePackage licence =
        new LicencePackage(
            valid.licence(),
            valid.certificate(),
            valid.lease(),
            List.of(DEVICE_SHARE, PLATFORM_SHARE));
    byte[] encoded = PackageBytes.write(licence);
    LicencePackage read = PackageBytes.read(encoded);
    assertThat(PackageBytes.write(read)).isEqualTo(encoded);
    assertThat(read.licence()).isEqualTo(licence.licence());
    assertThat(read.certificate()).isEqualTo(licence.certificate());
    assertThat(read.lease()).isEqualTo(licence.lease());
    assertThat(read.shares()).extracting(KeyShare::holder).containsExactly(Holder.values());
    assertThat(read.shares().getFirst().sealed()).containsExactly(1, 2, 3);
  }

  @Test
  void refusesAnUnknownHolderAndTooManyShares() {
    byte[] encoded = PackageBytes.write(Household.valid());
    for (int count : new int[] {1, 13, 255}) {
      byte[] changed = encoded.clone();
      changed[changed.length - 1] = (byte) count;
      refused(changed);
    }
    byte[] unknown = Arrays.copyOf(encoded, encoded.length + 38);
    unknown[encoded.length - 1] = 1;
    unknown[encoded.length] = 2;
    unknown[unknown.length - 2] = 1;
    refused(unknown);
  }

  @Test
  void asksForNoMemoryThatTheBytesDoNotFill() {
    byte[] encoded = PackageBytes.write(Household.valid());
    for (int length : new int[] {-1, Integer.MIN_VALUE, Integer.MAX_VALUE, 0, 65_537}) {
      byte[] changed = encoded.clone();
      ByteBuffer.wrap(changed).putInt(8, length);
      refused(changed);
    }
  }

  private static void refused(byte[] encoded) {
    assertThatThrownBy(() -> PackageBytes.read(encoded))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
