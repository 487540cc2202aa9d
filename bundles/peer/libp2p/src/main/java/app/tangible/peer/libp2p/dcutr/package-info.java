/**
 * From a circuit to a line of one's own: libp2p relay/DCUtR.md r1 (2021-11-20) over TCP; how and
 * why is in connections/hole-punching.md.
 */
@NullMarked
package app.tangible.peer.libp2p.dcutr;

import org.jspecify.annotations.NullMarked;
