/** Filters that know the caller before a resource runs. */
@NullMarked
package app.tangible.accounts.rest;

import org.jspecify.annotations.NullMarked;
