/** Ingestion over HTTP, by the operator. */
@NullMarked
package app.tangible.ingestion.rest;

import org.jspecify.annotations.NullMarked;
