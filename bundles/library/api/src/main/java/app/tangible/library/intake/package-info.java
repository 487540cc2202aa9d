/** How ordinary files come onto the shelf: from who walks the folders to who keeps the library. */
@Export
@Version("1.0.0")
@NullMarked
package app.tangible.library.intake;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
