package app.tangible.metadata;

import java.util.OptionalInt;

/**
 * Which film is asked about.
 *
 * @param year of first release, empty when unknown
 * @param language BCP 47 tag of the person who reads
 */
public record FilmQuery(String title, OptionalInt year, String language) {}
