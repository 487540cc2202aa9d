package app.tangible.chain.evm;

import app.tangible.chain.Account;
import app.tangible.chain.Bytes32;
import app.tangible.chain.ChainException;
import app.tangible.chain.ChainFeed.Block;
import app.tangible.chain.LicenceWord;
import app.tangible.chain.TokenId;
import java.util.ArrayList;
import java.util.List;

/**
 * What ended a licence's nonce. Each step of the nonce has one event, {@code Transfer} or {@code
 * Cancelled}: counted back from the newest, the search ends at the right one, however long ago.
 */
final class Moves {

  private final Node node;
  private final Settings settings;

  Moves(Node node, Settings settings) {
    this.node = node;
    this.settings = settings;
  }

  LicenceWord wordOf(TokenId token) {
    return word(token, "latest");
  }

  /**
   * The event after which the nonce was another.
   *
   * @throws ChainException also where the chain was reorganised meanwhile: events that were taken
   *     away while they were counted would lead to another one
   */
  Log endOf(TokenId token, long nonce) {
    Block latest = node.head();
    Log end = endOf(token, nonce, latest.number());
    if (node.block(latest.number()).filter(latest::equals).isEmpty()) {
      throw new ChainException("the chain was reorganised while the end of a sale was looked for");
    }
    return end;
  }

  private Log endOf(TokenId token, long nonce, long latest) {
    long left = word(token, Wire.quantity(latest)).nonce() - nonce;
    for (long to = latest; left > 0 && to >= settings.startBlock(); ) {
      long from = Math.max(settings.startBlock(), to - settings.logRangeBlocks() + 1);
      List<Log> steps = steps(token, from, to);
      if (steps.size() >= left) {
        return steps.get(steps.size() - (int) left);
      }
      left -= steps.size();
      to = from - 1;
    }
    throw new ChainException("no event ended nonce " + nonce + " of licence " + token);
  }

  private List<Log> steps(TokenId token, long from, long to) {
    Account licences = settings.licences();
    Bytes32 id = Words.word(token);
    List<Log> steps = new ArrayList<>();
    steps.addAll(
        node.logs(LogFilter.of(licences, Event.TRANSFER.topic(), null, null, id), from, to));
    steps.addAll(node.logs(LogFilter.of(licences, Event.CANCELLED.topic(), id), from, to));
    steps.sort(Log.IN_ORDER);
    return steps;
  }

  private LicenceWord word(TokenId token, String block) {
    Words words = node.words(Call.wordOf(settings.licences(), token), 3, block);
    return new LicenceWord(words.account(0), words.count(1));
  }
}
