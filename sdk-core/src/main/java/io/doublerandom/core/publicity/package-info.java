/** What is made public, where and by when (公示). */
@NullMarked
package io.doublerandom.core.publicity;

import org.jspecify.annotations.NullMarked;
