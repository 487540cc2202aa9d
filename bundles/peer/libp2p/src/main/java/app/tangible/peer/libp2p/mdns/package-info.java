/**
 * Finds peers in the same house by multicast DNS: libp2p discovery/mdns.md r2 (2021-10-12), with
 * the DNS of RFC 1035 and RFC 6762.
 */
@NullMarked
package app.tangible.peer.libp2p.mdns;

import org.jspecify.annotations.NullMarked;
