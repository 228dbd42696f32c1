package io.doublerandom.core.sync;

import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.ErrorCode;
import io.doublerandom.core.Values;
import io.doublerandom.core.sync.InboxStore.Received;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The receiving side of an exchange, in memory (交换台账): takes records by the rule of versions and serves them as a
 * change feed, page by page, in the order they took effect.
 *
 * <p>A run of pages sees the ledger as it was at its first page; what changes meanwhile comes with the next run.
 * Watermarks and tokens are opaque to the other side. Safe for use by many threads.
 */
public final class RecordLedger {
    private final Duration tokenLife;
    private final String epoch;
    private final Map<String, Resource> resources = new HashMap<>();
    private final PackedRecord.Packer packer = new PackedRecord.Packer();
    private final Map<String, Token> tokens = new HashMap<>();
    private long sequence;
    private long tokensMade;

    /** An empty ledger whose resumption tokens are known for this long. */
    public RecordLedger(Duration tokenLife) {
        this(tokenLife, "");
    }

    /**
     * An empty ledger that knows only watermarks of its own epoch, so that one that lost its memory is never mistaken
     * for its former self.
     *
     * @param epoch up to 16 characters of {@code a-z0-9}
     */
    public RecordLedger(Duration tokenLife, String epoch) {
        this.tokenLife = tokenLife;
        this.epoch = Values.pattern("epoch", epoch, "[a-z0-9]{0,16}");
    }

    /**
     * Takes a record.
     *
     * @param content decides over a record whose version is new: OK lets it take effect, HELD and REJ do not
     */
    public synchronized RecordReceipt receive(ExchangeRecord record, Function<ExchangeRecord, RecordReceipt> content) {
        Kept known = resource(record.resource()).byKey().get(record.key());
        Received received = known == null ? null : known.record().received();
        Optional<RecordReceipt.Status> settled = VersionOrder.settle(received, record);
        if (settled.isPresent()) {
            return RecordReceipt.of(record, settled.get());
        }
        RecordReceipt receipt = content.apply(record);
        if (receipt.status() == RecordReceipt.Status.OK) {
            append(record);
        }
        return receipt;
    }

    /** The newest version of a record, unless deleted. */
    public synchronized Optional<ExchangeRecord> find(String resource, String key) {
        return Optional.ofNullable(resource(resource).byKey().get(key))
                .map(Kept::record)
                .filter(PackedRecord::sets)
                .map(PackedRecord::unpack);
    }

    /** The newest versions of all records of a resource that are not deleted, in the order they took effect. */
    public synchronized List<ExchangeRecord> all(String resource) {
        return resource(resource).inOrder().values().stream()
                .filter(PackedRecord::sets)
                .map(PackedRecord::unpack)
                .toList();
    }

    /**
     * One page of changes.
     *
     * @param after watermark, token or empty
     * @param now the clock here, for the life of tokens
     * @throws DoubleRandomException {@link ErrorCode#SYNC_TOKEN_EXPIRED} for a token or watermark not known (any more),
     *     {@link ErrorCode#VALUE_INVALID} for a text that never was one
     */
    public synchronized Feed changes(String resource, String after, int limit, Instant now) {
        tokens.values().removeIf(token -> token.issued().plus(tokenLife).isBefore(now));
        long from;
        long upTo = sequence;
        if (after.startsWith("r:")) {
            Token token = tokens.get(after);
            if (token == null || !token.resource().equals(resource)) {
                throw new DoubleRandomException(ErrorCode.SYNC_TOKEN_EXPIRED, "token of " + resource);
            }
            from = token.position();
            upTo = token.upTo();
        } else {
            from = position(resource, after);
        }
        List<ExchangeRecord> page = new ArrayList<>();
        long last = from;
        for (Map.Entry<Long, PackedRecord> entry : resource(resource)
                .inOrder()
                .subMap(from, false, Math.max(from, upTo), true)
                .entrySet()) {
            if (page.size() == limit) {
                return new Feed(page, token(resource, last, upTo, now), "");
            }
            page.add(entry.getValue().unpack());
            last = entry.getKey();
        }
        return new Feed(page, "", String.format(java.util.Locale.ROOT, "w:%s%015d", epoch, Math.max(from, upTo)));
    }

    private long position(String resource, String watermark) {
        if (watermark.isEmpty()) {
            return 0;
        }
        if (!watermark.matches("w:[a-z0-9]{0,16}\\d{15}")) {
            throw new DoubleRandomException(ErrorCode.VALUE_INVALID, "after is no watermark");
        }
        int digits = watermark.length() - 15;
        long position = Long.parseLong(watermark.substring(digits));
        if (!watermark.substring(2, digits).equals(epoch) || position > sequence) {
            throw new DoubleRandomException(ErrorCode.SYNC_TOKEN_EXPIRED, "watermark of " + resource);
        }
        return position;
    }

    private String token(String resource, long position, long upTo, Instant now) {
        byte[] unique = (resource + ' ' + position + ' ' + upTo + ' ' + ++tokensMade).getBytes(StandardCharsets.UTF_8);
        String name = "r:" + RecordDigest.sm3(unique).substring(0, 24);
        tokens.put(name, new Token(resource, position, upTo, now));
        return name;
    }

    private void append(ExchangeRecord record) {
        long at = ++sequence;
        PackedRecord packed = packer.pack(record);
        Resource resource = resource(record.resource());
        Kept former = resource.byKey().put(packed.key(), new Kept(at, packed));
        if (former != null) {
            resource.inOrder().remove(former.position());
        }
        resource.inOrder().put(at, packed);
    }

    private Resource resource(String name) {
        return resources.computeIfAbsent(name, none -> new Resource(new HashMap<>(), new TreeMap<>()));
    }

    /** The newest versions of the records of one resource, by key and in the order they took effect. */
    private record Resource(Map<String, Kept> byKey, TreeMap<Long, PackedRecord> inOrder) {}

    private record Kept(long position, PackedRecord record) {}

    private record Token(String resource, long position, long upTo, Instant issued) {}

    /**
     * One page of the feed.
     *
     * @param records records in the order they took effect
     * @param next token of the next page; empty on the last
     * @param watermark where the next run starts; empty unless the last page
     */
    public record Feed(List<ExchangeRecord> records, String next, String watermark) {
        public Feed {
            records = List.copyOf(records);
        }
    }
}
