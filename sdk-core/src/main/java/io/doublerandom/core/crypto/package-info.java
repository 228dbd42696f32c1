/** The cryptographic suites of the draw, over the JCA so that a certified module can be put in. */
@NullMarked
package io.doublerandom.core.crypto;

import org.jspecify.annotations.NullMarked;
