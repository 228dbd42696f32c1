/** The web server: handlers that translate between HTTP and the ports they are given. */
@NullMarked
package io.doublerandom.app.http;

import org.jspecify.annotations.NullMarked;
