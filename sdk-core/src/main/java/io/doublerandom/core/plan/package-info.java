/** Annual plans, their review and the tasks that come from them. */
@NullMarked
package io.doublerandom.core.plan;

import org.jspecify.annotations.NullMarked;
