package app.tangible.identity;

/**
 * The owner's word that this device plays for them.
 *
 * @param owner whose device it is; the address derives from it
 * @param device signs requests
 * @param agreement receives keys inside the decoder
 * @param receipts signs inside the decoder that keys were destroyed
 * @param signature by the owner over {@link #statement}, EIP-191 version 0x45 (personal_sign)
 */
public record DeviceGrant(
    OwnerPublicKey owner,
    DeviceId device,
    AgreementKey agreement,
    ReceiptKey receipts,
    OwnerSignature signature) {

  /** The exact text that the owner signs. */
  public static String statement(DeviceId device, AgreementKey agreement, ReceiptKey receipts) {
    return "Tangible device grant v1\ndevice "
        + device.hex()
        + "\nagreement "
        + agreement.hex()
        + "\nreceipts "
        + receipts.hex();
  }

  /** The exact text that the owner signed for this grant. */
  public String statement() {
    return statement(device, agreement, receipts);
  }
}
