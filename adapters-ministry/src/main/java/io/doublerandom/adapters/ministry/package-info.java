/** Camel routes and mappers of the ministry platforms. */
@NullMarked
package io.doublerandom.adapters.ministry;

import org.jspecify.annotations.NullMarked;
