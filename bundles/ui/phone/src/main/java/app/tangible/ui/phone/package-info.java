/** The page that pairs phones, lists them and lets them go. */
@NullMarked
package app.tangible.ui.phone;

import org.jspecify.annotations.NullMarked;
