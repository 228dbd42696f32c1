/** Plans and tasks at the desk, from the first draft to the announcement; without HTTP. */
@NullMarked
package io.doublerandom.app.desk.planning;

import org.jspecify.annotations.NullMarked;
