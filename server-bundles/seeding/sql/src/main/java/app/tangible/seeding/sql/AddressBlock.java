package app.tangible.seeding.sql;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;

/** The block of addresses that one house, or one machine of a farm, is behind: /24, /56. */
final class AddressBlock {

  private static final int BYTES_4 = 3;
  private static final int BYTES_6 = 7;

  private AddressBlock() {}

  /** Its name; one name for all that is no address. */
  static String of(String address) {
    try {
      byte[] bytes = InetAddress.ofLiteral(address).getAddress();
      int kept = bytes.length == 4 ? BYTES_4 : BYTES_6;
      return HexFormat.of().formatHex(Arrays.copyOf(bytes, kept)) + "/" + 8 * kept;
    } catch (IllegalArgumentException notAnAddress) {
      return "none";
    }
  }
}
