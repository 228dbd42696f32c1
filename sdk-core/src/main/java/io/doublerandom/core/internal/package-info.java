/** Canonical JSON, byte encodings and byte rows: pure functions over the JDK, not exported. */
@NullMarked
package io.doublerandom.core.internal;

import org.jspecify.annotations.NullMarked;
