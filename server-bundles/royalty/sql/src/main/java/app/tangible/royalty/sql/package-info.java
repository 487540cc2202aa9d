/** The ledger in the server's database. */
@NullMarked
package app.tangible.royalty.sql;

import org.jspecify.annotations.NullMarked;
