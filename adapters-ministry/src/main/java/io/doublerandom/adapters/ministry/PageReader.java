package io.doublerandom.adapters.ministry;

import io.doublerandom.adapters.ministry.xml.ExchangePackage;
import io.doublerandom.adapters.ministry.xml.Head;
import io.doublerandom.adapters.ministry.xml.Page;
import io.doublerandom.adapters.ministry.xml.Record;
import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.ErrorCode;
import io.doublerandom.core.sync.ChangePage;
import io.doublerandom.core.sync.ExchangeRecord;
import io.doublerandom.core.sync.RefusedRecord;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Turns the packages of a pull into pages. The packages of one run form a chain of their own: number 1 starts it, each
 * further one carries the digest of the one before, so that a page left out or served twice is seen.
 */
final class PageReader {
    private static final int RUNS_REMEMBERED = 64;

    private final MinistryConnection connection;
    private final Map<String, PackageChain.Link> expected = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, PackageChain.Link> eldest) {
            return size() > RUNS_REMEMBERED;
        }
    };

    PageReader(MinistryConnection connection) {
        this.connection = connection;
    }

    /** The page that answers to {@code after}. */
    synchronized ChangePage read(PulledPackage pulled, RecordMapper mapper, String after) {
        ExchangePackage message = pulled.message();
        Head head = message.getHead();
        require(head.getSender().equals(connection.platform()), "Sender");
        require(head.getReceiver().equals(connection.credentials().app()), "Receiver");
        require(head.getResource().equals(mapper.mapping().platformName()), "Resource");
        Page page = message.getPage();
        require(page != null, "Page");
        PackageChain.Link link = expected.getOrDefault(after, new PackageChain.Link(1, PackageDigests.EMPTY));
        require(head.getSeq() == link.seq() && head.getPrevDigest().equals(link.prevDigest()), "Seq or PrevDigest");
        ChangePage read = page(message, page, mapper);
        if (!read.complete()) {
            expected.put(read.next(), new PackageChain.Link(head.getSeq() + 1, pulled.digest()));
        }
        return read;
    }

    private ChangePage page(ExchangePackage message, Page page, RecordMapper mapper) {
        List<ExchangeRecord> records = new ArrayList<>();
        List<RefusedRecord> refused = new ArrayList<>();
        int unmapped = 0;
        for (Record record : message.getBody().getRecord()) {
            RecordMapper.Incoming incoming =
                    mapper.fromPlatform(record, message.getHead().getSender());
            unmapped += incoming.unmapped();
            if (incoming instanceof RecordMapper.Incoming.Read read) {
                records.add(read.record());
            } else if (incoming instanceof RecordMapper.Incoming.Refused unusable) {
                refused.add(unusable.record());
            }
        }
        String next = page.getNext() == null ? "" : page.getNext();
        String watermark = page.getWatermark() == null ? "" : page.getWatermark();
        return new ChangePage(
                mapper.mapping().resource(),
                records,
                refused,
                next,
                next.isEmpty(),
                watermark,
                time(message.getHead().getSendTime()),
                message.getHead().getRecordCount(),
                unmapped);
    }

    private static Instant time(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw new DoubleRandomException(ErrorCode.SYNC_ANSWER, "SendTime of the answer has no offset", e);
        }
    }

    private static void require(boolean holds, String part) {
        if (!holds) {
            throw new DoubleRandomException(
                    ErrorCode.SYNC_ANSWER, part + " of the answer is not that of the page asked for");
        }
    }
}
