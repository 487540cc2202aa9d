/** The log in the server's database. */
@NullMarked
package app.tangible.log.sql;

import org.jspecify.annotations.NullMarked;
