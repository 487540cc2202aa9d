package app.tangible.ingestion.ffmpeg;

import app.tangible.content.MasterHash;
import app.tangible.content.PieceRoot;

/** What is known of a film once it is sealed. */
record SealedFacts(
    MasterHash masterHash, PieceRoot pieceRoot, long sealedBytes, long durationMillis) {}
