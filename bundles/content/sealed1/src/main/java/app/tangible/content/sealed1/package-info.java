/**
 * Sealed film, format version 1 ({@code docs/protocols/sealed-film-1.md}). Never edited once films
 * of this version exist; another version stands beside it.
 */
@NullMarked
package app.tangible.content.sealed1;

import org.jspecify.annotations.NullMarked;
