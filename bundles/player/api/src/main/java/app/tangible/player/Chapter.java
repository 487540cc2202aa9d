package app.tangible.player;

import java.time.Duration;

/** Where a chapter begins; {@code name} is empty where the film gives it none. */
public record Chapter(String name, Duration from) {}
