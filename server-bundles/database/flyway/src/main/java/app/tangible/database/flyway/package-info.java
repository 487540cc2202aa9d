/** The schema's versions, by Flyway. */
@NullMarked
package app.tangible.database.flyway;

import org.jspecify.annotations.NullMarked;
