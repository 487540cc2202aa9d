/** Connections over TCP, IPv4 and IPv6 (libp2p specs, addressing). Blocking, on virtual threads. */
@NullMarked
package app.tangible.peer.libp2p.tcp;

import org.jspecify.annotations.NullMarked;
