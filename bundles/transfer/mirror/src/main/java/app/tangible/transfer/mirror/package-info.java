/** Keeps sealed films of a catalogue and serves them on. It sees sealed bytes only. */
@NullMarked
package app.tangible.transfer.mirror;

import org.jspecify.annotations.NullMarked;
