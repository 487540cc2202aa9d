/** How bytes reach a peer: what a transport offers to the node. */
@Export
@Version("1.0.0")
@NullMarked
package app.tangible.peer.transport;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
