/** Ingestion with ffmpeg: probe, remux, seal, publish. */
@NullMarked
package app.tangible.ingestion.ffmpeg;

import org.jspecify.annotations.NullMarked;
