package app.tangible.resale.saga;

import static org.assertj.core.api.Assertions.assertThat;

import app.tangible.resale.ResaleOffer.State;
import app.tangible.resale.saga.OfferProtocol.Rule;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

final class OfferProtocolTest {

  @Test
  void isTheTableOfTheDocument() throws Exception {
    Path document = Path.of("../../../docs/protocols/resale.md");
    Pattern row = Pattern.compile("\\| (\\w+) \\| (\\w+) \\| `(\\w+)`[^|]*\\| (\\w+) \\|");
    List<String> written =
        row.matcher(Files.readString(document)).results().map(OfferProtocolTest::join).toList();
    assertThat(OfferProtocol.RULES)
        .extracting(r -> r.from() + " " + r.on() + " " + r.run() + " " + r.to())
        .containsExactlyElementsOf(written);
  }

  private static String join(MatchResult row) {
    return row.group(1) + " " + row.group(2) + " " + row.group(3) + " " + row.group(4);
  }

  @Test
  void leadsFromOpenToEveryStateAndAnswersEachEventOnce() {
    Set<State> reached = EnumSet.of(State.OPEN);
    Deque<State> todo = new ArrayDeque<>(reached);
    while (!todo.isEmpty()) {
      State from = todo.pop();
      OfferProtocol.RULES.stream()
          .filter(rule -> rule.from() == from)
          .map(Rule::to)
          .filter(reached::add)
          .forEach(todo::push);
    }
    assertThat(reached).containsExactlyInAnyOrder(State.values());
    assertThat(OfferProtocol.RULES)
        .extracting(rule -> rule.from() + " " + rule.on())
        .doesNotHaveDuplicates();
  }

  @Test
  void letsNoParkedLicenceGoWithoutAnEnd() {
    // Every state in which the owner has no keys leads on.
    for (State state : State.values()) {
      assertThat(OfferProtocol.RULES.stream().anyMatch(rule -> rule.from() == state))
          .as(state.name())
          .isEqualTo(state.stands() || state == State.SOLD || state == State.GIVEN);
    }
  }
}
