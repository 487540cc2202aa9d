/** Peers: who they are, where they are, streams to them. The words of libp2p, without its wire. */
@Export
@Version("1.0.0")
@NullMarked
package app.tangible.peer;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
