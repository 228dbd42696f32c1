/** The simulated clock of a rehearsal, kept in the data folder. */
@NullMarked
package io.doublerandom.app.desk.time;

import org.jspecify.annotations.NullMarked;
