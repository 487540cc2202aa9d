/**
 * Many households buy and resell while the backend is killed and the chain reorganised: nothing may
 * be lost, nothing doubled, and the books must agree with the chain.
 */
@NullMarked
package app.tangible.soak;

import org.jspecify.annotations.NullMarked;
