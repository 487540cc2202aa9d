/** The household's keys in one wrapped file in the product's home. */
@NullMarked
package app.tangible.identity.devicekeys;

import org.jspecify.annotations.NullMarked;
