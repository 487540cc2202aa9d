/** The database in an encrypted H2 file. */
@NullMarked
package app.tangible.database.h2;

import org.jspecify.annotations.NullMarked;
