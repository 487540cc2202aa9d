package app.tangible.issuing.saga;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

final class PurchaseProtocolTest {

  @Test
  void isTheTableOfTheDocument() throws Exception {
    Path document = Path.of("../../../docs/protocols/purchase.md");
    Pattern row = Pattern.compile("\\| (\\w+) \\| (\\w+) \\| `(\\w+)`[^|]*\\| (\\w+) \\|");
    List<String> written =
        row.matcher(Files.readString(document)).results().map(PurchaseProtocolTest::join).toList();
    assertThat(PurchaseProtocol.RULES)
        .extracting(r -> r.from() + " " + r.on() + " " + r.run() + " " + r.to())
        .containsExactlyElementsOf(written);
  }

  private static String join(MatchResult row) {
    return row.group(1) + " " + row.group(2) + " " + row.group(3) + " " + row.group(4);
  }
}
