package io.doublerandom.adapters.ministry.sandbox;

import io.doublerandom.adapters.ministry.PackageCodec;
import io.doublerandom.adapters.ministry.PackageDigests;
import io.doublerandom.adapters.ministry.PackageSeal;
import io.doublerandom.adapters.ministry.RecordMapper;
import io.doublerandom.adapters.ministry.ResourceMapping;
import io.doublerandom.adapters.ministry.xml.ExchangePackage;
import io.doublerandom.adapters.ministry.xml.Page;
import io.doublerandom.adapters.ministry.xml.Record;
import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.ErrorCode;
import io.doublerandom.core.sync.ExchangeRecord;
import io.doublerandom.core.sync.RecordDigest;
import io.doublerandom.core.sync.RecordLedger;
import io.doublerandom.core.sync.RecordReceipt;
import io.doublerandom.core.sync.RecordReceipt.Status;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The state of a sandbox platform: its records, the packages it took, and the results it makes once inspection days have
 * passed. Knows no HTTP; safe for use by many threads.
 */
final class PlatformState {
    private static final Duration TOKEN_LIFE = Duration.ofMinutes(30);
    private static final int RUNS_REMEMBERED = 1_000;

    private final String platform;
    private final String peer;
    private final Clock clock;
    private final PackageCodec codec = new PackageCodec();
    private final RecordLedger ledger;
    private final ContentRules rules;
    private final FeedWriter writer;
    private final ResultMaker maker;
    private final Journal journal;
    private final PackageIntake intake;
    private final Map<String, RecordMapper> mappers = new HashMap<>();
    private final Set<String> made = new HashSet<>();
    private final Map<String, PackageIntake.Link> runs = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, PackageIntake.Link> eldest) {
            return size() > RUNS_REMEMBERED;
        }
    };

    PlatformState(String platform, String peer, Path rows, Path state, Clock clock, long seed) {
        this.platform = platform;
        this.peer = peer;
        this.clock = clock;
        this.maker = new ResultMaker(seed, platform);
        this.journal = new Journal(state.resolve("received"));
        // Watermarks count from the rows; other rows make them worthless, and clients then pull from the start.
        // So the rows are read twice, once for their digest, rather than held.
        List<String> digests = new ArrayList<>();
        OwnRows.read(rows, platform, clock.instant(), row -> digests.add(sm3(row.resource() + row.key() + row.hash())));
        this.ledger =
                new RecordLedger(TOKEN_LIFE, RecordDigest.ofDigests(digests).substring(0, 12));
        this.rules = new ContentRules(ledger);
        this.writer = new FeedWriter(ledger);
        OwnRows.read(
                rows,
                platform,
                clock.instant(),
                record -> ledger.receive(record, row -> RecordReceipt.of(row, Status.OK)));
        this.intake = new PackageIntake(platform, peer, codec, journal, this::apply);
        replay();
    }

    /** Takes a package; the receipt as it is sent. */
    synchronized byte[] take(byte[] bytes) throws Refusal {
        return codec.write(intake.take(bytes));
    }

    /** The receipt of a package, if it is known. */
    synchronized Optional<byte[]> receipt(String packageId) {
        return intake.receipt(packageId).map(codec::write);
    }

    /** One page of changes as it is sent. */
    synchronized byte[] page(String platformName, String after, int limit) throws Refusal {
        String resource = ResourceMapping.ourName(platformName)
                .orElseThrow(() -> new Refusal(404, "E404_RES", "no such resource"));
        if (resource.equals("result")) {
            makeResults();
        }
        RecordLedger.Feed feed = feed(resource, after, limit);
        RecordMapper mapper = mapper(resource);
        PackageIntake.Link before = runs.getOrDefault(after, PackageIntake.Link.NONE);
        String id = sm3(platformName + "/" + after + "/" + limit + "/" + clock.instant());
        PackageSeal seal = new PackageSeal(
                platformName + "-" + id.substring(0, 16),
                platform,
                peer,
                platformName,
                before.seq() + 1,
                before.digest());
        ExchangePackage message = seal.around(
                feed.records().stream()
                        .map(record -> writer.write(mapper, record))
                        .toList(),
                clock.instant());
        Page page = new Page();
        if (feed.next().isEmpty()) {
            page.setWatermark(feed.watermark());
        } else {
            page.setNext(feed.next());
        }
        message.setPage(page);
        byte[] bytes = codec.write(message);
        if (!feed.next().isEmpty()) {
            runs.put(feed.next(), new PackageIntake.Link(before.seq() + 1, PackageDigests.ofPackage(bytes)));
        }
        return bytes;
    }

    private List<RecordReceipt> apply(String resource, List<Record> records) {
        RecordMapper mapper = mapper(resource);
        return records.stream()
                .map(record -> theirs(mapper, apply(mapper, record)))
                .toList();
    }

    private RecordReceipt apply(RecordMapper mapper, Record record) {
        RecordMapper.Incoming incoming = mapper.fromPlatform(record, peer);
        if (incoming instanceof RecordMapper.Incoming.Read read) {
            RecordReceipt receipt = ledger.receive(read.record(), rules::judge);
            boolean published = mapper.mapping().resource().equals("publicity")
                    && receipt.status().settles();
            return published ? receipt.withRef(reference(read.record())) : receipt;
        }
        var unusable = ((RecordMapper.Incoming.Refused) incoming).record();
        return new RecordReceipt(record.getKey(), record.getVer(), Status.REJ, unusable.code(), unusable.field(), "");
    }

    /** The number under which a notice is found on the platform; the same for the same notice. */
    private String reference(ExchangeRecord notice) {
        return platform + "-PUB-" + sm3(notice.key() + "/" + notice.ver()).substring(0, 12);
    }

    private static RecordReceipt theirs(RecordMapper mapper, RecordReceipt receipt) {
        String field = mapper.mapping().fields().theirName(receipt.field()).orElse(receipt.field());
        return new RecordReceipt(receipt.key(), receipt.ver(), receipt.status(), receipt.code(), field, receipt.ref());
    }

    private RecordLedger.Feed feed(String resource, String after, int limit) throws Refusal {
        try {
            return ledger.changes(resource, after, limit, clock.instant());
        } catch (DoubleRandomException refused) {
            if (refused.code() != ErrorCode.SYNC_TOKEN_EXPIRED) {
                throw new Refusal(400, "E400_FORMAT", "after is neither token nor watermark");
            }
            String code = after.startsWith("r:") ? "E410_TOKEN" : "E410_WM";
            throw new Refusal(410, code, "not known any more; pull again from the stored watermark, or from the start");
        }
    }

    private void makeResults() {
        ledger.all("draw").stream()
                .filter(draw -> !made.contains(draw.key()))
                .filter(draw -> !maker.enteredAt(draw).isAfter(clock.instant()))
                .sorted(Comparator.comparing(maker::enteredAt).thenComparing(ExchangeRecord::key))
                .forEach(draw -> {
                    journal.made(draw.key());
                    enter(draw);
                });
    }

    private void enter(ExchangeRecord draw) {
        made.add(draw.key());
        maker.results(draw).forEach(result -> ledger.receive(result, own -> RecordReceipt.of(own, Status.OK)));
    }

    private void replay() {
        for (Journal.Entry entry : journal.entries()) {
            if (entry.kind().equals(Journal.Entry.PACKAGE)) {
                intake.takeAgain(journal.taken(entry));
            } else {
                ledger.find("draw", entry.name()).ifPresent(this::enter);
            }
        }
    }

    private RecordMapper mapper(String resource) {
        return mappers.computeIfAbsent(resource, name -> new RecordMapper(ResourceMapping.of(name)));
    }

    private static String sm3(String text) {
        return RecordDigest.sm3(text.getBytes(StandardCharsets.UTF_8));
    }
}
