/** The commands of {@code ./run}. */
@NullMarked
package io.doublerandom.app.cli;

import org.jspecify.annotations.NullMarked;
