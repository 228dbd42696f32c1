/** What implementations of the ports are tested with: contracts to extend and plain implementations in memory. */
@NullMarked
package io.doublerandom.core.kit;

import org.jspecify.annotations.NullMarked;
