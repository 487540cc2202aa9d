/** What REST resources share: problems, health, and what OpenAPI cannot read from the code. */
@Export
@Version("1.0.0")
@NullMarked
package app.tangible.web;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
