/** Benchmarks of {@code ./run bench}: figures in one run on one machine, so that their ratios mean something. */
@NullMarked
package io.doublerandom.app.bench;

import org.jspecify.annotations.NullMarked;
