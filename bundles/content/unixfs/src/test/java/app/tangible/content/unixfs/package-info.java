@NullMarked
package app.tangible.content.unixfs;

import org.jspecify.annotations.NullMarked;
