package app.tangible.decoder;

import app.tangible.identity.AgreementKey;
import app.tangible.identity.ReceiptKey;

/**
 * What a decoder made for one licence.
 *
 * @param agreement receives the licence's keys; one a licence, so that it can be destroyed
 * @param receipts signs that it was destroyed; one an owner
 */
public record Enrolment(AgreementKey agreement, ReceiptKey receipts) {}
