/** JAX-RS on Jersey: a whiteboard for resources, problem documents, OpenAPI, health. */
@NullMarked
package app.tangible.web.jersey;

import org.jspecify.annotations.NullMarked;
