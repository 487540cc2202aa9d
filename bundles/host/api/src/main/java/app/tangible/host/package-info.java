/** What every bundle may know of the product that runs it: its home, its plug-ins, its rules. */
@Export
@Version("2.2.0")
@NullMarked
package app.tangible.host;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
