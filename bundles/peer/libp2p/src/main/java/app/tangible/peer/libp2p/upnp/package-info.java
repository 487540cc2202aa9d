/**
 * Asks the household's router for a port: UPnP Device Architecture 1.1 (discovery, description,
 * control) with the services WANIPConnection:1 and :2 and WANPPPConnection:1 of
 * InternetGatewayDevice.
 */
@NullMarked
package app.tangible.peer.libp2p.upnp;

import org.jspecify.annotations.NullMarked;
