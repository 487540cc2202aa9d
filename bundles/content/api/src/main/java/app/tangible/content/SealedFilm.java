package app.tangible.content;

import java.time.Duration;

/**
 * The facts of a film that was sealed.
 *
 * @param film its id
 * @param masterHash root of the signed index
 * @param pieceRoot root of the transfer tree over the sealed bytes
 * @param sealedBytes length of the sealed file
 * @param clearBytes length of the plaintext view
 * @param segments number of segments, one closed GOP each
 * @param duration running time
 */
public record SealedFilm(
    FilmId film,
    MasterHash masterHash,
    PieceRoot pieceRoot,
    long sealedBytes,
    long clearBytes,
    int segments,
    Duration duration) {}
