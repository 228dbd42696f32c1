package io.doublerandom.core.sync;

import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.ErrorCode;
import io.doublerandom.core.Values;
import java.util.HashSet;
import java.util.Set;

/**
 * Pulls everything that changed of a resource since the stored watermark (增量拉取), page by page.
 *
 * <p>Interrupted anywhere, the next run starts at the stored watermark; what comes twice takes effect once. An expired
 * token starts the run again from the watermark, a forgotten watermark from the beginning, at most {@link #MAX_RESTARTS} times; a platform that hands out the same token twice is
 * stopped with {@link ErrorCode#SYNC_ANSWER}.
 */
public final class SyncRun {
    /** How often one run starts again after an expired token. */
    public static final int MAX_RESTARTS = 3;

    private final ChangeSource source;
    private final PageSink sink;
    private final int pageSize;

    /** A run from a source to a sink, with at most this many records a page. */
    public SyncRun(ChangeSource source, PageSink sink, int pageSize) {
        this.source = source;
        this.sink = sink;
        this.pageSize = (int) Values.between("pageSize", pageSize, 1, 5000);
    }

    /** Pulls a resource to the end of its feed. */
    public PullReport pull(String resource) {
        PageOutcome outcome = PageOutcome.NONE;
        int pages = 0;
        int restarts = 0;
        String after = sink.watermark(source.platform(), resource);
        Set<String> seen = new HashSet<>();
        while (true) {
            if (!after.isEmpty() && !seen.add(after)) {
                throw new DoubleRandomException(
                        ErrorCode.SYNC_ANSWER,
                        resource + ": the platform gave the same token twice after " + pages + " pages");
            }
            ChangePage page;
            try {
                page = source.changes(resource, after, pageSize);
            } catch (DoubleRandomException failed) {
                if (failed.code() != ErrorCode.SYNC_TOKEN_EXPIRED || restarts == MAX_RESTARTS) {
                    throw failed;
                }
                restarts++;
                seen.clear();
                String stored = sink.watermark(source.platform(), resource);
                // A platform that forgot even the stored watermark is pulled from the beginning.
                after = after.equals(stored) ? "" : stored;
                continue;
            }
            outcome = outcome.plus(sink.take(source.platform(), page));
            pages++;
            if (page.complete()) {
                return new PullReport(source.platform(), resource, pages, restarts, outcome);
            }
            after = page.next();
        }
    }

    /**
     * What a run did.
     *
     * @param platform where from
     * @param resource kind of records
     * @param pages pages taken
     * @param restarts how often it started again
     * @param outcome what became of the records
     */
    public record PullReport(String platform, String resource, int pages, int restarts, PageOutcome outcome) {}
}
