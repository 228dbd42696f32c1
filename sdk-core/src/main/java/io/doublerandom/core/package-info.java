/** The kernel: identifiers, codes and failures that every later step of the process shares. */
@NullMarked
package io.doublerandom.core;

import org.jspecify.annotations.NullMarked;
