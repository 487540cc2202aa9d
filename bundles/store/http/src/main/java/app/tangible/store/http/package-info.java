/** The store over its HTTP interface, version 1. */
@NullMarked
package app.tangible.store.http;

import org.jspecify.annotations.NullMarked;
