/** The ceremony of a draw at the desk (抽取仪式): gates, freezing, the steps of the parties, the result and its publication. */
@NullMarked
package io.doublerandom.app.desk.ceremony;

import org.jspecify.annotations.NullMarked;
