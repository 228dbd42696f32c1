/** Camel routes and mappers of the provincial platforms. */
@NullMarked
package io.doublerandom.adapters.provincial;

import org.jspecify.annotations.NullMarked;
