package io.doublerandom.core.sync;

/** Takes the pages of a change feed (变更页接收方): rows, dead letters and watermark in one transaction, or nothing. */
public interface PageSink {
    /** Where the next run of a resource starts; empty for the beginning. */
    String watermark(String platform, String resource);

    /** Takes one page; stores its watermark if it is the last of its run. */
    PageOutcome take(String platform, ChangePage page);
}
