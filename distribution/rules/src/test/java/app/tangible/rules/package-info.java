/** The rules of the architecture, checked on the manifests and classes that are shipped. */
@NullMarked
package app.tangible.rules;

import org.jspecify.annotations.NullMarked;
