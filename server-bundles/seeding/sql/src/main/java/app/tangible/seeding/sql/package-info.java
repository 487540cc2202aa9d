/** Seeders, vouchers and pots in the server's database. */
@NullMarked
package app.tangible.seeding.sql;

import org.jspecify.annotations.NullMarked;
