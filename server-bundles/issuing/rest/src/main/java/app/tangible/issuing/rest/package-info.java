/** Purchases, licences and trust over HTTP. */
@NullMarked
package app.tangible.issuing.rest;

import org.jspecify.annotations.NullMarked;
