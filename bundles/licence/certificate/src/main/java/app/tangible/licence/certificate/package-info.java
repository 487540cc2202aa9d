/** Licences, leases and certificates as {@code docs/protocols/licence-1.md} writes them. */
@NullMarked
package app.tangible.licence.certificate;

import org.jspecify.annotations.NullMarked;
