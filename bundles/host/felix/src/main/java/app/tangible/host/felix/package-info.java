/** The host on Felix: home, configuration files, plug-in folder, check of the start. */
@NullMarked
package app.tangible.host.felix;

import org.jspecify.annotations.NullMarked;
