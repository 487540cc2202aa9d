package app.tangible.resale.rest;

/** An amount. */
public record Money(long minorUnits, String currency) {}
