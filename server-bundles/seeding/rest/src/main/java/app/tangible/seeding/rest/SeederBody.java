package app.tangible.seeding.rest;

import app.tangible.identity.OwnerAddress;
import app.tangible.seeding.Seeders.Seeder;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A seeder as finders see it; the record is the peer's own signed word, to be verified. */
public record SeederBody(String peer, String record, @Nullable String earns, String expires) {

  /** Some of those that are live. */
  public record Page(long live, List<SeederBody> seeders) {}

  static SeederBody of(Seeder seeder) {
    return new SeederBody(
        seeder.peer().text(),
        Base64.getUrlEncoder().withoutPadding().encodeToString(seeder.record()),
        seeder.earns().map(OwnerAddress::text).orElse(null),
        seeder.expires().toString());
  }
}
