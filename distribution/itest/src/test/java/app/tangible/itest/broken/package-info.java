/** Components of plug-ins that misbehave. */
@NullMarked
package app.tangible.itest.broken;

import org.jspecify.annotations.NullMarked;
