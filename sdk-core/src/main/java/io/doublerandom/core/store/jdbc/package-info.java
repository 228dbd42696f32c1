/** The stores over a relational database (H2, PostgreSQL) by plain JDBC: bound parameters, batches, cursors. */
@NullMarked
package io.doublerandom.core.store.jdbc;

import org.jspecify.annotations.NullMarked;
