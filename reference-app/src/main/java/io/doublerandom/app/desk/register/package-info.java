/** The list and the pools at the desk: imports that can be looked at before they count, and rows that wait. */
@NullMarked
package io.doublerandom.app.desk.register;

import org.jspecify.annotations.NullMarked;
