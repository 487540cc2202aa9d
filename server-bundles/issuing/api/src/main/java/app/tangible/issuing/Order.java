package app.tangible.issuing;

import app.tangible.identity.DeviceGrant;

/**
 * What is bought, by whom.
 *
 * @param grant the owner's word for the device that orders
 */
public record Order(long edition, DeviceGrant grant) {}
