/** The targets of the programme as they stand, and the bulletins that report them; without HTTP. */
@NullMarked
package io.doublerandom.app.desk.targets;

import org.jspecify.annotations.NullMarked;
