@org.jspecify.annotations.NullMarked
package io.doublerandom.app.http.desk;
