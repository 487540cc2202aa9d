/** The catalogue over HTTP, and the sealed bytes by ranges. */
@NullMarked
package app.tangible.catalogue.rest;

import org.jspecify.annotations.NullMarked;
