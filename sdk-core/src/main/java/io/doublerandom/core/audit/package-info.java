/** The append-only, hash-chained audit log: what happened, in which order, provable afterwards. */
@NullMarked
package io.doublerandom.core.audit;

import org.jspecify.annotations.NullMarked;
