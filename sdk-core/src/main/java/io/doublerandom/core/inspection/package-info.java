/** Inspections as they were made: results, findings and what follows from them. */
@NullMarked
package io.doublerandom.core.inspection;

import org.jspecify.annotations.NullMarked;
