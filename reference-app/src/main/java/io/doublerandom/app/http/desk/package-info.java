/** The addresses of the desk: who may ask, what is read from a request, what an answer looks like. */
@NullMarked
package io.doublerandom.app.http.desk;

import org.jspecify.annotations.NullMarked;
