/** What the household can watch, owned or not; who watches; orders under way; encrypted at rest. */
@Export
@Version("2.2.0")
@NullMarked
package app.tangible.library;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
