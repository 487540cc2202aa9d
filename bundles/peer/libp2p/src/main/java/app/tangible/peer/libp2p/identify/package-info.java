/**
 * What peers tell of themselves (libp2p specs, identify, r1 of 2021; signed records as field 8).
 */
@NullMarked
package app.tangible.peer.libp2p.identify;

import org.jspecify.annotations.NullMarked;
