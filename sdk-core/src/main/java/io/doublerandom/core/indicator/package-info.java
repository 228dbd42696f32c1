/** The targets of the programme, measured, and the bulletin that reports them. */
@NullMarked
package io.doublerandom.core.indicator;

import org.jspecify.annotations.NullMarked;
