/** A stand-in for a ministry's platform, for demonstrations and tests: loopback only, synthetic data only. */
@NullMarked
package io.doublerandom.adapters.ministry.sandbox;

import org.jspecify.annotations.NullMarked;
