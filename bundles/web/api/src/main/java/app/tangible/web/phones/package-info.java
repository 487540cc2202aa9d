/**
 * The household's phones as remote controls: whether they may, which ones do, how one is paired.
 */
@Export
@Version("1.0.0")
@NullMarked
package app.tangible.web.phones;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
