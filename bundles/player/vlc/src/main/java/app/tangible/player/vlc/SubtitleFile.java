package app.tangible.player.vlc;

import java.nio.file.Path;

/**
 * A file of subtitles.
 *
 * @param name what its name says beside the film's: {@code forced}, {@code SDH}; or empty
 * @param language ISO 639-1; empty where its name does not say
 * @param kind {@code SRT}, {@code ASS} …
 */
record SubtitleFile(Path file, String name, String language, String kind) {}
