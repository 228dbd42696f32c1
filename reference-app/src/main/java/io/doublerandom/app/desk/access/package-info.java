/** Who sits at the desk: local users of profile dev, their password, their sessions. */
@NullMarked
package io.doublerandom.app.desk.access;

import org.jspecify.annotations.NullMarked;
