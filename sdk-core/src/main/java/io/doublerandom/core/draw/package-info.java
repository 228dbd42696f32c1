/** The auditable draw: from committed inputs to subjects and teams that anyone can re-derive. */
@NullMarked
package io.doublerandom.core.draw;

import org.jspecify.annotations.NullMarked;
