package app.tangible.player;

/**
 * What became of the pictures of what is playing.
 *
 * @param shown handed over
 * @param lost decoded, but too late to be shown
 */
public record Shown(long shown, long lost) {}
