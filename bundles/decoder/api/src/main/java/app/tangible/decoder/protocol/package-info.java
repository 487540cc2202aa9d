/**
 * The messages between a product and its decoder, {@code docs/protocols/decoder-1.md}; for the two
 * ends of the pipe only. No message from the decoder has room for a key.
 */
@Export
@Version("1.2.0")
@NullMarked
package app.tangible.decoder.protocol;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
