/** What becomes public by an act of the office. */
@NullMarked
package io.doublerandom.app.desk.publicity;

import org.jspecify.annotations.NullMarked;
