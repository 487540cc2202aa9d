@NullMarked
package app.tangible.peer.quic;

import org.jspecify.annotations.NullMarked;
