/** Owners and their devices in the server's database. */
@NullMarked
package app.tangible.accounts.sql;

import org.jspecify.annotations.NullMarked;
