/** The log over HTTP. */
@NullMarked
package app.tangible.log.rest;

import org.jspecify.annotations.NullMarked;
