/** The television's own remote control, over the HDMI cable (CEC), through libcec's program. */
@NullMarked
package app.tangible.viewing.cec;

import org.jspecify.annotations.NullMarked;
