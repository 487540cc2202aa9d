@NullMarked
package app.tangible.peer.quic.tls;

import org.jspecify.annotations.NullMarked;
