/** Offers in the server's database, moved through their state table. */
@NullMarked
package app.tangible.resale.saga;

import org.jspecify.annotations.NullMarked;
