/**
 * Exchange with other platforms (对接同步): records, receipts, signatures, field mappings, and the rules by which a record
 * takes effect once or is kept with the reason why it did not.
 */
@NullMarked
package io.doublerandom.core.sync;

import org.jspecify.annotations.NullMarked;
