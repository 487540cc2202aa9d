/** The page that makes a phone a remote control, its API, and the server on the home network. */
@NullMarked
package app.tangible.web.remote;

import org.jspecify.annotations.NullMarked;
