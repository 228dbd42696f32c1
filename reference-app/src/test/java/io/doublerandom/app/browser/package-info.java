/** The app as people meet it: a real Chromium in front of the packaged jar. */
@org.jspecify.annotations.NullMarked
package io.doublerandom.app.browser;
