/** Documents that come in and go out: CSV files, their mapping to canonical rows, and reject files. */
@NullMarked
package io.doublerandom.app.document;

import org.jspecify.annotations.NullMarked;
