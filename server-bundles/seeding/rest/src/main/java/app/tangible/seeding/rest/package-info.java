/** Seeders and vouchers over HTTP. */
@NullMarked
package app.tangible.seeding.rest;

import org.jspecify.annotations.NullMarked;
