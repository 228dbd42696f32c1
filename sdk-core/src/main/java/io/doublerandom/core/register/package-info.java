/** One list, two pools (一单两库): the items that may be inspected, the subjects and the inspectors. */
@NullMarked
package io.doublerandom.core.register;

import org.jspecify.annotations.NullMarked;
