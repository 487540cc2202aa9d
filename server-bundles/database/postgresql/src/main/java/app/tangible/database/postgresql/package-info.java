/** The database in PostgreSQL. */
@NullMarked
package app.tangible.database.postgresql;

import org.jspecify.annotations.NullMarked;
