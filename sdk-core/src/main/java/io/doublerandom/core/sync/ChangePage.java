package io.doublerandom.core.sync;

import io.doublerandom.core.Values;
import java.time.Instant;
import java.util.List;

/**
 * One page of a change feed (变更页): every record sent is either readable or refused with a reason.
 *
 * @param resource kind of records
 * @param records records in commit order
 * @param refused records that could not be translated, with the reason
 * @param next token of the next page of this run; empty if there is none
 * @param complete whether this is the last page, after which the watermark may be stored
 * @param watermark where the next run starts; empty unless complete
 * @param serverTime the platform's clock, UTC
 * @param sentCount number of records the platform says it sent
 * @param unmapped number of field values that no mapping names
 */
public record ChangePage(
        String resource,
        List<ExchangeRecord> records,
        List<RefusedRecord> refused,
        String next,
        boolean complete,
        String watermark,
        Instant serverTime,
        int sentCount,
        int unmapped) {
    public ChangePage {
        Values.pattern("resource", resource, ExchangeRecord.RESOURCE);
        records = Values.list("records", records);
        refused = Values.list("refused", refused);
        Values.atMost("next", next, 512);
        Values.atMost("watermark", watermark, 512);
        Values.present("serverTime", serverTime);
        Values.require(
                sentCount == records.size() + refused.size(),
                "sentCount",
                "is " + sentCount + ", page has " + records.size() + " records and " + refused.size() + " refused");
        Values.require(complete == next.isEmpty(), "next", "must be there unless the page is the last");
        Values.require(complete != watermark.isEmpty(), "watermark", "must be there on the last page only");
        Values.between("unmapped", unmapped, 0, Integer.MAX_VALUE);
    }
}
