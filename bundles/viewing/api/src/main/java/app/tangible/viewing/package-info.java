/** What the household is watching now: any title, a queue, what comes next; and the five keys. */
@Export
@Version("1.2.0")
@NullMarked
package app.tangible.viewing;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
