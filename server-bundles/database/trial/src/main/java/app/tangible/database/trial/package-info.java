/** The server's database for tests. */
@NullMarked
package app.tangible.database.trial;

import org.jspecify.annotations.NullMarked;
