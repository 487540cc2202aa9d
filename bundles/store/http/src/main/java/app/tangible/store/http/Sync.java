package app.tangible.store.http;

import app.tangible.licence.LicenceId;
import java.util.Set;

/** Keeps in step with what the store and the chain say of the household's licences. */
final class Sync {

  private final Leases leases;
  private final MovedNews news;
  private final Claims claims;

  Sync(Leases leases, MovedNews news, Claims claims) {
    this.leases = leases;
    this.news = news;
    this.claims = claims;
  }

  /** How many leases were renewed. */
  int run() {
    learn();
    int renewed = renew();
    claims.run();
    return renewed;
  }

  int renew() {
    return leases.renew();
  }

  boolean renew(LicenceId licence) {
    return leases.renew(Set.of(licence)) > 0;
  }

  /** What moved: the decoder is told, and what it revokes is asked for, and erased, at once. */
  void learn() {
    Set<LicenceId> revoked = news.fetch();
    if (!revoked.isEmpty()) {
      leases.renew(revoked);
    }
  }
}
