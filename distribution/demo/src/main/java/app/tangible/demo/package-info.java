/** The whole product on one machine: buy, fetch, verify, play offline, with a report. */
@NullMarked
package app.tangible.demo;

import org.jspecify.annotations.NullMarked;
