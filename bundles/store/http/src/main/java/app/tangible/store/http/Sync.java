package app.tangible.store.http;

import app.tangible.licence.LicenceId;
import java.util.Set;

/** Keeps in step with what the store and the chain say of the household's licences. */
final class Sync {

  private final Leases leases;
  private final MovedNews news;
  private final Rehousing rehousing;
  private final Claims claims;

  Sync(Leases leases, MovedNews news, Rehousing rehousing, Claims claims) {
    this.leases = leases;
    this.news = news;
    this.rehousing = rehousing;
    this.claims = claims;
  }

  /** How many leases were renewed. */
  int run() {
    learn();
    try {
      int renewed = renew();
      claims.run();
      return renewed;
    } finally {
      rehousing.run();
    }
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
