package app.tangible.decoder.guest;

import app.tangible.content.ContentOpener;
import app.tangible.identity.KeySealing;
import app.tangible.licence.DestructionReceipts;
import app.tangible.licence.LicenceChecker;
import app.tangible.licence.LicenceWriter;
import app.tangible.licence.MovedLists;

/** What the guest is made of; {@link Guest} names the real ones. */
record Providers(
    ContentOpener opener,
    LicenceChecker checker,
    LicenceWriter writer,
    KeySealing sealing,
    DestructionReceipts receipts,
    MovedLists moved) {}
