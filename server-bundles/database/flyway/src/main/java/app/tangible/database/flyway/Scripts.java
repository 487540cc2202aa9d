package app.tangible.database.flyway;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.flywaydb.core.api.ResourceProvider;
import org.flywaydb.core.api.resource.LoadableResource;
import org.jspecify.annotations.Nullable;

/**
 * The scripts in the folder {@code schema}, one history for the whole server. A script is never
 * changed once it is released; a new one gets a new number. Each is valid on H2 (PostgreSQL mode)
 * and PostgreSQL; where they differ it says {@code ${binary}} (a column of bytes) and {@code
 * ${stored}} (at the end of a generated column).
 */
final class Scripts implements ResourceProvider {

  static final List<String> NAMES =
      List.of(
          "V001__people_and_films.sql",
          "V002__ingestion.sql",
          "V003__payment.sql",
          "V004__purchases_and_licences.sql",
          "V005__resale.sql",
          "V006__chain.sql",
          "V020__resale_steps.sql",
          "V021__codewords.sql",
          "V030__passkeys.sql",
          "V200__certificate_log.sql",
          "V210__seeding.sql",
          "V220__mandates.sql",
          "V230__genres.sql");

  @Override
  public @Nullable LoadableResource getResource(String name) {
    return NAMES.contains(name) ? new Script(name) : null;
  }

  @Override
  public Collection<LoadableResource> getResources(String prefix, String[] suffixes) {
    return NAMES.stream()
        .filter(name -> name.startsWith(prefix) && Arrays.stream(suffixes).anyMatch(name::endsWith))
        .<LoadableResource>map(Script::new)
        .toList();
  }
}
