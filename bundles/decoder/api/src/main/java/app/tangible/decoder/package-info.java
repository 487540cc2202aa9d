/** The protected decoder: the only place that sees a key, and that decides whether a film plays. */
@Export
@Version("1.3.0")
@NullMarked
package app.tangible.decoder;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
