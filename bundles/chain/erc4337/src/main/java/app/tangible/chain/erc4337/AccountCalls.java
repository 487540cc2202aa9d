package app.tangible.chain.erc4337;

import app.tangible.chain.Account;
import app.tangible.chain.account.AccountAction;
import app.tangible.chain.account.PasskeyPublicKey;

/** What an account is called with to do something. */
final class AccountCalls {

  private static final int WEI = 12;
  private static final int LENGTH = 4;

  private final Account licences;
  private final Account stablecoin;

  AccountCalls(Account licences, Account stablecoin) {
    this.licences = licences;
    this.stablecoin = stablecoin;
  }

  /** The call data of the operation: {@code IPasskeyAccount.execute} and its packed calls. */
  byte[] of(Account account, AccountAction action) {
    Bytes calls = Bytes.calling("execute()");
    switch (action) {
      case AccountAction.Buy buy -> {
        Bytes approve = Bytes.calling("approve(address,uint256)").word(licences);
        pack(calls, stablecoin, approve.word(buy.units()));
        Bytes purchase = Bytes.calling("buy(uint256,address,uint256)").word(buy.edition());
        pack(calls, licences, purchase.word(account).word(buy.units()));
      }
      case AccountAction.AddKey add -> {
        Bytes key = Bytes.calling("addKey(uint256,uint256)").word(add.key().x());
        pack(calls, account, key.word(add.key().y()));
      }
      case AccountAction.RemoveKey remove ->
          pack(calls, account, Bytes.calling("removeKey(uint256)").word(remove.index()));
      case AccountAction.SetGuardian set ->
          pack(calls, account, Bytes.calling("setGuardian(address)").word(set.guardian()));
      case AccountAction.VetoRecovery _ -> pack(calls, account, Bytes.calling("vetoRecovery()"));
      case AccountAction.ProposeRecovery propose -> {
        Bytes key = Bytes.calling("proposeRecovery(uint256,uint256)").word(propose.key().x());
        pack(calls, propose.guarded(), key.word(propose.key().y()));
      }
      case AccountAction.FinishRecovery finish ->
          pack(calls, finish.guarded(), Bytes.calling("finishRecovery()"));
    }
    return calls.bytes();
  }

  /** The factory and what it is called with to put the account there. */
  static byte[] creation(Account factory, PasskeyPublicKey first) {
    Bytes call = Bytes.calling("createAccount(uint256,uint256)").word(first.x());
    return new Bytes().raw(factory).raw(call.word(first.y()).bytes()).bytes();
  }

  private static void pack(Bytes calls, Account to, Bytes data) {
    byte[] bytes = data.bytes();
    calls.raw(to).number(0, WEI).number(bytes.length, LENGTH).raw(bytes);
  }
}
