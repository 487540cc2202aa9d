/** The sealed film: one ciphertext for every buyer, records that open one at a time. */
@Export
@Version("1.1.0")
@NullMarked
package app.tangible.content;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
