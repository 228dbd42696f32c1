/**
 * A stand-in for a provincial or city platform (沙箱平台): real HTTP, real signatures and real rules on synthetic rows. For
 * development, tests and the demonstration; never for production.
 */
@NullMarked
package io.doublerandom.adapters.provincial.sandbox;

import org.jspecify.annotations.NullMarked;
