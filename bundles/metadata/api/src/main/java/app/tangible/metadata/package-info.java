/** Titles, posters and facts about films, from any source that has them. */
@Export
@Version("2.1.0")
@NullMarked
package app.tangible.metadata;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
