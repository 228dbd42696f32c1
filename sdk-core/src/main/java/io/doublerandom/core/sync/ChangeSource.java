package io.doublerandom.core.sync;

/**
 * A platform that can be asked what changed (变更来源).
 *
 * <p>Errors: {@code SYNC_SIGNATURE}, {@code SYNC_ANSWER}, {@code SYNC_UNREACHABLE}, {@code SYNC_REFUSED} and, for a
 * resumption token that is no longer known, {@code SYNC_TOKEN_EXPIRED}. Nothing of a page is handed out unless all of
 * it was read.
 */
public interface ChangeSource {
    /** Name of the platform, for example {@code GD_PROVINCE}. */
    String platform();

    /**
     * One page of changes, in the platform's commit order.
     *
     * @param resource kind of records
     * @param after watermark or resumption token; empty for everything
     * @param limit most records wanted in a page
     */
    ChangePage changes(String resource, String after, int limit);
}
