/** The desk of the office (办公端), without HTTP: who may do what, and how each act is kept. */
@NullMarked
package io.doublerandom.app.desk;

import org.jspecify.annotations.NullMarked;
