package app.tangible.licence;

import java.time.Instant;

/**
 * The tree of all certificates up to a size, as the platform's log key signed it (C2SP
 * tlog-checkpoint in a signed-note).
 *
 * @param origin first line of the note: the log's name
 * @param root 32 bytes, lower-case hex (RFC 9162 tree)
 * @param anchorTransaction 0x and 64 hex digits
 */
public record Checkpoint(
    String origin,
    long treeSize,
    String root,
    Instant time,
    long anchorChain,
    String anchorTransaction,
    long anchorBlock) {}
