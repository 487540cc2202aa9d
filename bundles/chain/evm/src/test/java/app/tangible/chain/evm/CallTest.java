package app.tangible.chain.evm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.tangible.chain.Account;
import app.tangible.chain.Bytes32;
import app.tangible.chain.EditionTerms;
import app.tangible.chain.LicenceMarket.SignedAsk;
import app.tangible.chain.ServedBytes;
import app.tangible.chain.TokenId;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.web3j.crypto.Hash;

class CallTest {

  private static final Account AT = Example.STUDIO;
  private static final SignedAsk ASK =
      new SignedAsk(
          new TokenId(1, 2),
          3,
          4,
          Instant.ofEpochSecond(5),
          Optional.empty(),
          Example.word(),
          new byte[65]);

  @Test
  void callsTheFunctionsThatTheCompilerNames() throws Exception {
    JsonNode licences = Contracts.artifact("Licences").path("methodIdentifiers");
    JsonNode rewards = Contracts.artifact("SeederRewards").path("methodIdentifiers");
    JsonNode anchor = Contracts.artifact("IAnchor").path("methodIdentifiers");
    List<Call> calls =
        List.of(
            Call.registerEdition(AT, Example.terms()),
            Call.editionOf(AT, Example.word()),
            Call.mintFor(AT, 1, AT, Example.word()),
            Call.mintedFor(AT, Example.word()),
            Call.wordOf(AT, new TokenId(1, 2)),
            Call.acceptSigned(AT, ASK, AT),
            Call.cancelSigned(AT, new TokenId(1, 2), 0, new byte[65]),
            Call.resaleShares(AT, 1, 2),
            Call.platformBasisPoints(AT),
            Call.totalOwed(AT),
            Call.stablecoin(AT),
            Call.termsOf(AT, 1),
            Call.resaleBasisPoints(AT),
            Call.rewardsOf(AT, 1),
            Call.setRewards(AT, 1, 2, 3, 4),
            Call.fund(AT, 1, 2),
            Call.open(AT, new TokenId(1, 2)),
            Call.claim(AT, new ServedBytes(new TokenId(1, 2), 3, AT, 4), new byte[65]),
            Call.bytesLeft(AT, new TokenId(1, 2)),
            Call.bytesPaid(AT, new TokenId(1, 2), 3, AT),
            Call.signerOf(AT, new TokenId(1, 2), 3),
            Call.totalOwed(AT, AT),
            Call.anchor(AT, Example.word(), Example.word(), 1),
            Call.head(AT));
    List<String> known = new ArrayList<>();
    licences.forEach(id -> known.add("0x" + id.asText()));
    rewards.forEach(id -> known.add("0x" + id.asText()));
    anchor.forEach(id -> known.add("0x" + id.asText()));
    assertThat(calls).allMatch(call -> known.contains(call.data().substring(0, 10)));
  }

  @Test
  void knowsTheEventsThatTheContractsDeclare() throws Exception {
    List<String> declared = new ArrayList<>();
    for (String contract : List.of("Licences", "Anchor", "SeederRewards")) {
      for (JsonNode entry : Contracts.artifact(contract).path("abi")) {
        if (entry.path("type").asText().equals("event")) {
          List<String> types = new ArrayList<>();
          entry.path("inputs").forEach(input -> types.add(input.path("type").asText()));
          declared.add(
              Hash.sha3String(entry.path("name").asText() + "(" + String.join(",", types) + ")"));
        }
      }
    }
    for (Event event : Event.values()) {
      assertThat(declared).contains(event.topic().text());
    }
  }

  /**
   * From {@code cast calldata "registerEdition((bytes16,bytes32,bytes32,address,uint64,uint16))"
   * "(0xf1f1f1f1f1f1f1f1f1f1f1f1f1f1f1f1,0x11..11,0x4844000..,0x5555..,13000000,1500)"}.
   */
  @Test
  void encodesTermsAsCastDoes() {
    EditionTerms terms =
        new EditionTerms(
            new Bytes32("0x" + "f1".repeat(16) + "00".repeat(16)),
            new Bytes32("0x" + "11".repeat(32)),
            "HD",
            AT,
            13_000_000,
            1500);
    assertThat(Call.registerEdition(AT, terms).data())
        .isEqualTo(
            "0x9f88feef"
                + "f1f1f1f1f1f1f1f1f1f1f1f1f1f1f1f100000000000000000000000000000000"
                + "1111111111111111111111111111111111111111111111111111111111111111"
                + "4844000000000000000000000000000000000000000000000000000000000000"
                + "0000000000000000000000005555555555555555555555555555555555555555"
                + "0000000000000000000000000000000000000000000000000000000000c65d40"
                + "00000000000000000000000000000000000000000000000000000000000005dc");
  }

  @Test
  void refusesTermsThatTheContractCannotHold() {
    EditionTerms good = Example.terms();
    assertThatThrownBy(() -> Call.registerEdition(AT, Example.terms("")))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Call.registerEdition(AT, Example.terms("x".repeat(32))))
        .isInstanceOf(IllegalArgumentException.class);
    EditionTerms longId =
        new EditionTerms(
            Example.word(),
            good.masterHash(),
            "HD",
            AT,
            good.priceMinor(),
            good.royaltyBasisPoints());
    assertThatThrownBy(() -> Call.registerEdition(AT, longId))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("film id");
  }
}
