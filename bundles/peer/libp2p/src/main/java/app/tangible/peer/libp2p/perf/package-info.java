/** How fast it goes: {@code /perf/1.0.0} (libp2p specs, perf, r0 2022-11-16). */
@NullMarked
package app.tangible.peer.libp2p.perf;

import org.jspecify.annotations.NullMarked;
