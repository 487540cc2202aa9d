/**
 * Whether others can call us, by asking them to: libp2p autonat/autonat-v2.md r2 (2023-04-15), both
 * sides.
 */
@NullMarked
package app.tangible.peer.libp2p.autonat;

import org.jspecify.annotations.NullMarked;
