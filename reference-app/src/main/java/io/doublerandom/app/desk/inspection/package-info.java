/** Results at the desk: entry, review, correction, and what follows from them. */
@NullMarked
package io.doublerandom.app.desk.inspection;

import org.jspecify.annotations.NullMarked;
