/** The catalogue in the server's database, the sealed films in a folder. */
@NullMarked
package app.tangible.catalogue.sql;

import org.jspecify.annotations.NullMarked;
