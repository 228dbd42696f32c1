/** The demo: the whole journey on a simulated clock with sample data. */
@NullMarked
package io.doublerandom.app.demo;

import org.jspecify.annotations.NullMarked;
