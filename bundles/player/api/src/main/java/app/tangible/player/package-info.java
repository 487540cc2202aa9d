/** Controls, position, tracks and pictures of what is playing, without any toolkit type. */
@Export
@Version("1.1.0")
@NullMarked
package app.tangible.player;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
