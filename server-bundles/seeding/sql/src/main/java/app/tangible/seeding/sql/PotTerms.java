package app.tangible.seeding.sql;

import java.time.Duration;

/**
 * What seeders of each edition are promised.
 *
 * @param unitsPerGiB wished; the contract's bound holds
 * @param filmsPerLicence how often a film is paid for one licence, ever
 * @param licencesAhead how many licences' worth the pot holds beyond those that are sold
 * @param every how often it is looked what was published and sold
 * @param coinUnits smallest units of the coin in one minor unit of a price
 */
record PotTerms(
    long unitsPerGiB, int filmsPerLicence, int licencesAhead, Duration every, long coinUnits) {

  PotTerms {
    if (unitsPerGiB < 0 || filmsPerLicence < 1 || licencesAhead < 1 || coinUnits < 1) {
      throw new IllegalArgumentException(
          "filmsPerLicence, licencesAhead and coinUnitsPerMinorUnit are at least 1");
    }
    if (!every.isPositive()) {
      throw new IllegalArgumentException("potSeconds is above zero");
    }
  }
}
