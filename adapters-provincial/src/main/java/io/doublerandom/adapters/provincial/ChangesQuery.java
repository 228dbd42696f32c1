package io.doublerandom.adapters.provincial;

import io.doublerandom.core.Values;
import io.doublerandom.core.sync.ExchangeRecord;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** The question for one page of changes. */
record ChangesQuery(String resource, String after, int limit) {
    ChangesQuery {
        Values.pattern("resource", resource, ExchangeRecord.RESOURCE);
        Values.atMost("after", after, 512);
        Values.between("limit", limit, 1, 5000);
    }

    WireCall call() {
        // A colon may stand in a query as it is (RFC 3986, 3.4), and tokens are full of them.
        String token = URLEncoder.encode(after, StandardCharsets.UTF_8).replace("%3A", ":");
        return WireCall.get(
                GdJson.CHANGES + resource, "after=" + token + "&limit=" + Math.min(limit, GdJson.PAGE_LIMIT));
    }
}
