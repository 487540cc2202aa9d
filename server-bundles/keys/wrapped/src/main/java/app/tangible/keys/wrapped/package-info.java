/** Keys on the disk, wrapped under the server's secret (AES-256-GCM). */
@NullMarked
package app.tangible.keys.wrapped;

import org.jspecify.annotations.NullMarked;
