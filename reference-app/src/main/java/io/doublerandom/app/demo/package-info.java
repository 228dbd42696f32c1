/** Synthetic sample data and the journey shown on it (演示). */
@NullMarked
package io.doublerandom.app.demo;

import org.jspecify.annotations.NullMarked;
