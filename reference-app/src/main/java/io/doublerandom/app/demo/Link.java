package io.doublerandom.app.demo;

import io.doublerandom.core.sync.ChangeSource;
import io.doublerandom.core.sync.RecordSink;

/** The two directions of one platform. */
record Link(DemoPlatform platform, ChangeSource source, RecordSink sink) {}
