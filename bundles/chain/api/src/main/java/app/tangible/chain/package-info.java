/** The public chain as this product uses it: editions, licences, anchors. */
@Export
@Version("1.0.0")
@NullMarked
package app.tangible.chain;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
