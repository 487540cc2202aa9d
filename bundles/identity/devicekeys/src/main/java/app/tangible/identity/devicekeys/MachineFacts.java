package app.tangible.identity.devicekeys;

import java.io.IOException;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What stays the same on a machine from start to start: the first of three that it has. */
final class MachineFacts implements Supplier<Optional<byte[]>> {

  private static final int MAX_FACT_BYTES = 256;
  private static final List<String> DMI =
      List.of("product_uuid", "product_serial", "board_serial", "chassis_serial");

  private final Path slash;
  private final Supplier<Stream<byte[]>> networkCards;

  MachineFacts(Path slash, Supplier<Stream<byte[]>> networkCards) {
    this.slash = slash;
    this.networkCards = networkCards;
  }

  static MachineFacts ofThisMachine() {
    return new MachineFacts(Path.of("/"), MachineFacts::cardsOfThisMachine);
  }

  @Override
  public Optional<byte[]> get() {
    // machine-id(5): 32 lower-case hex digits, "uninitialized" before the first boot has ended.
    return read("etc/machine-id")
        .filter(MachineFacts::isMachineId)
        .or(() -> read("var/lib/dbus/machine-id").filter(MachineFacts::isMachineId))
        .map(id -> "machine-id " + id)
        .or(this::hardware)
        .map(text -> text.getBytes(StandardCharsets.UTF_8));
  }

  private Optional<String> hardware() {
    String board =
        DMI.stream()
            .map(name -> read("sys/class/dmi/id/" + name))
            .flatMap(Optional::stream)
            .collect(Collectors.joining("\n"));
    // Sorted: the system lists its cards in any order.
    String cards =
        networkCards
            .get()
            .map(HexFormat.of()::formatHex)
            .collect(Collectors.toCollection(TreeSet::new))
            .toString();
    return board.isEmpty() && "[]".equals(cards)
        ? Optional.empty()
        : Optional.of("hardware " + board + "\n" + cards);
  }

  private Optional<String> read(String name) {
    try (var in = Files.newInputStream(slash.resolve(name))) {
      String text = new String(in.readNBytes(MAX_FACT_BYTES), StandardCharsets.UTF_8).strip();
      return text.isEmpty() ? Optional.empty() : Optional.of(text);
    } catch (IOException absentOrForRootOnly) {
      return Optional.empty();
    }
  }

  private static boolean isMachineId(String text) {
    return text.matches("[0-9a-f]{32}") && !text.equals("0".repeat(32));
  }

  private static Stream<byte[]> cardsOfThisMachine() {
    try {
      return NetworkInterface.networkInterfaces()
          .filter(card -> !card.isVirtual())
          .flatMap(
              card -> {
                try {
                  return Stream.ofNullable(card.getHardwareAddress());
                } catch (SocketException gone) {
                  return Stream.empty();
                }
              });
    } catch (SocketException none) {
      return Stream.empty();
    }
  }
}
