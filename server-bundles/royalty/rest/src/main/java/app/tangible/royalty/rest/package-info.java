/** Statements and reconciliation for the operator. */
@NullMarked
package app.tangible.royalty.rest;

import org.jspecify.annotations.NullMarked;
