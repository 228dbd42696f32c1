/** The audit log with those who stand for it: its operator signs its states, a witness compares and signs them too. */
@NullMarked
package io.doublerandom.app.desk.log;

import org.jspecify.annotations.NullMarked;
