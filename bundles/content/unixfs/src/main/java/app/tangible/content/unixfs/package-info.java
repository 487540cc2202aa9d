/** Sealed films as UnixFS files (ipfs/specs, UnixFS and dag-pb, 2026-03). */
@NullMarked
package app.tangible.content.unixfs;

import org.jspecify.annotations.NullMarked;
