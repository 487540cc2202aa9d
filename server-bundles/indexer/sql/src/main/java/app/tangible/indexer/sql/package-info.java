/** The chain's events in the server's database. */
@NullMarked
package app.tangible.indexer.sql;

import org.jspecify.annotations.NullMarked;
