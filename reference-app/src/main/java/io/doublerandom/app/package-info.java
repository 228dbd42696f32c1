/** The reference app: wires stores, adapters, commands and the web server together. */
@NullMarked
package io.doublerandom.app;

import org.jspecify.annotations.NullMarked;
