package app.tangible.royalty.sql;

import app.tangible.chain.Account;
import app.tangible.chain.ChainEvent;
import app.tangible.royalty.sql.Posting.Entry;
import app.tangible.royalty.sql.Posting.Kind;
import app.tangible.royalty.sql.Posting.Part;
import java.util.List;
import java.util.Optional;

/**
 * What is posted for what the contract of seeder rewards says. Who cannot be paid is owed: that is
 * said right after.
 */
final class Rewarding {

  private Rewarding() {}

  static Optional<Posting> of(ChainEvent event, List<ChainEvent> rest) {
    return switch (event) {
      case ChainEvent.PotFilled(var at, var edition, var from, var amount) when amount > 0 ->
          Optional.of(
              new Posting(
                  at,
                  Kind.POT_FILLED,
                  Optional.of(edition),
                  Optional.empty(),
                  Optional.empty(),
                  amount,
                  List.of(new Entry(Part.POT, from.text(), Accounts.pot(edition), amount))));
      case ChainEvent.PotClosed(var at, var edition, var left) when left > 0 ->
          Optional.of(
              new Posting(
                  at,
                  Kind.POT_CLOSED,
                  Optional.of(edition),
                  Optional.empty(),
                  Optional.empty(),
                  left,
                  List.of(
                      new Entry(
                          Part.POT,
                          Accounts.pot(edition),
                          owed(rest, left).map(Accounts::reward).orElse(Accounts.PLATFORM),
                          left))));
      case ChainEvent.Rewarded(var at, var token, var _, var seeder, var _, var amount)
          when amount > 0 ->
          Optional.of(
              new Posting(
                  at,
                  Kind.REWARD,
                  Optional.of(token),
                  Optional.empty(),
                  amount,
                  List.of(
                      new Entry(
                          Part.SEEDER,
                          Accounts.pot(token.edition()),
                          owed(rest, amount).map(Accounts::reward).orElse(seeder.text()),
                          amount))));
      case ChainEvent.RewardWithdrawn(var at, var account, var amount) when amount > 0 ->
          Optional.of(
              new Posting(
                  at,
                  Kind.REWARD_DRAWN,
                  Optional.empty(),
                  Optional.empty(),
                  amount,
                  List.of(
                      new Entry(
                          Part.WITHDRAWN, Accounts.reward(account), account.text(), amount))));
      default -> Optional.empty();
    };
  }

  private static Optional<Account> owed(List<ChainEvent> rest, long amount) {
    return !rest.isEmpty()
            && rest.getFirst() instanceof ChainEvent.RewardOwed owed
            && owed.amount() == amount
        ? Optional.of(owed.account())
        : Optional.empty();
  }
}
