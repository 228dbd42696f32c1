package io.doublerandom.adapters.ministry.sandbox;

import io.doublerandom.adapters.ministry.PackageCodec;
import io.doublerandom.adapters.ministry.PackageDigests;
import io.doublerandom.adapters.ministry.PackageSeal;
import io.doublerandom.adapters.ministry.Receipts;
import io.doublerandom.adapters.ministry.RecordMapper;
import io.doublerandom.adapters.ministry.ResourceMapping;
import io.doublerandom.adapters.ministry.xml.ExchangePackage;
import io.doublerandom.adapters.ministry.xml.Head;
import io.doublerandom.adapters.ministry.xml.Page;
import io.doublerandom.adapters.ministry.xml.Receipt;
import io.doublerandom.adapters.ministry.xml.Record;
import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.ErrorCode;
import io.doublerandom.core.register.Row;
import io.doublerandom.core.sync.ExchangeRecord;
import io.doublerandom.core.sync.FieldMapping;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The state of a sandbox platform: its records, the chains of packages it took, their receipts, and the results it makes
 * once inspection days have passed. Knows no HTTP; safe for use by many threads.
 */
final class PlatformState {
    private static final Duration TOKEN_LIFE = Duration.ofMinutes(30);
    private static final int MAX_HELD = 100;
    private static final Map<String, String> FILES = files();

    private final String platform;
    private final String peer;
    private final Clock clock;
    private final PackageCodec codec = new PackageCodec();
    private final RecordLedger ledger = new RecordLedger(TOKEN_LIFE);
    private final ContentRules rules = new ContentRules(ledger);
    private final ResultMaker maker;
    private final Journal journal;
    private final Map<String, RecordMapper> mappers = new HashMap<>();
    private final Map<String, Taken> chains = new HashMap<>();
    private final Map<String, TreeMap<Long, byte[]>> held = new HashMap<>();
    private final Map<String, Known> known = new HashMap<>();
    private final Map<String, Taken> runs = new HashMap<>();
    private final Set<String> made = new HashSet<>();

    PlatformState(String platform, String peer, Path rows, Path state, Clock clock, long seed) {
        this.platform = platform;
        this.peer = peer;
        this.clock = clock;
        this.maker = new ResultMaker(seed, platform);
        this.journal = new Journal(state.resolve("received"));
        load(rows);
        replay();
    }

    /** Takes a package; the receipt as it is sent. */
    synchronized byte[] take(byte[] bytes) throws Refusal {
        ExchangePackage message = read(bytes);
        Head head = message.getHead();
        String resource = resource(head);
        String digest = PackageDigests.ofPackage(bytes);
        Known before = known.get(head.getPackageId());
        if (before != null) {
            if (!before.digest().equals(digest)) {
                throw new Refusal(409, "E409_IDEM", "the package is known with other content");
            }
            return codec.write(before.receipt());
        }
        Taken last = chains.getOrDefault(resource, Taken.NONE);
        if (head.getSeq() > last.seq() + 1) {
            return codec.write(hold(resource, message, bytes, digest));
        }
        if (head.getSeq() <= last.seq() || !head.getPrevDigest().equals(last.digest())) {
            throw new Refusal(409, "E409_CHAIN", "the last package taken is number " + last.seq());
        }
        journal.took(resource, head.getSeq(), bytes);
        Receipt receipt = apply(resource, message, digest);
        releaseHeld(resource);
        return codec.write(receipt);
    }

    /** The receipt of a package, if it is known. */
    synchronized Optional<byte[]> receipt(String packageId) {
        return Optional.ofNullable(known.get(packageId)).map(k -> codec.write(k.receipt()));
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
        List<Record> records = new ArrayList<>();
        for (ExchangeRecord record : feed.records()) {
            records.add(written(mapper, record));
        }
        Taken before = after.startsWith("r:") ? runs.getOrDefault(after, Taken.NONE) : Taken.NONE;
        String id = RecordDigest.sm3((platformName + after + clock.instant()).getBytes(StandardCharsets.UTF_8));
        PackageSeal seal = new PackageSeal(
                platformName + "-" + id.substring(0, 16),
                platform,
                peer,
                platformName,
                before.seq() + 1,
                before.digest());
        ExchangePackage message = seal.around(records, clock.instant());
        message.setPage(new Page());
        if (feed.next().isEmpty()) {
            message.getPage().setWatermark(feed.watermark());
        } else {
            message.getPage().setNext(feed.next());
        }
        byte[] bytes = codec.write(message);
        if (!feed.next().isEmpty()) {
            runs.put(feed.next(), new Taken(before.seq() + 1, PackageDigests.ofPackage(bytes)));
        }
        return bytes;
    }

    private ExchangePackage read(byte[] bytes) throws Refusal {
        try {
            ExchangePackage message = codec.read(bytes, ExchangePackage.class, "package");
            PackageDigests.check(message, "package");
            return message;
        } catch (DoubleRandomException unreadable) {
            boolean large = unreadable.code() == ErrorCode.LIMIT_EXCEEDED;
            throw new Refusal(
                    large ? 413 : 400,
                    large ? "E413_SIZE" : "E400_FORMAT",
                    unreadable.code().code() + " " + unreadable.problem().detail());
        }
    }

    private String resource(Head head) throws Refusal {
        if (!head.getSender().equals(peer) || !head.getReceiver().equals(platform)) {
            throw new Refusal(403, "E403_SCOPE", "sender or receiver is not of this connection");
        }
        return ResourceMapping.ourName(head.getResource())
                .orElseThrow(() -> new Refusal(404, "E404_RES", "no such resource"));
    }

    private Receipt apply(String resource, ExchangePackage message, String digest) {
        RecordMapper mapper = mapper(resource);
        List<RecordReceipt> receipts = new ArrayList<>();
        for (Record record : message.getBody().getRecord()) {
            receipts.add(theirs(mapper, take(mapper, record)));
        }
        Head head = message.getHead();
        Receipt receipt = Receipts.toPlatform(head.getPackageId(), receipts);
        chains.put(resource, new Taken(head.getSeq(), digest));
        known.put(head.getPackageId(), new Known(digest, receipt));
        return receipt;
    }

    private RecordReceipt take(RecordMapper mapper, Record record) {
        RecordMapper.Incoming incoming = mapper.fromPlatform(record, peer);
        if (incoming instanceof RecordMapper.Incoming.Refused unusable) {
            return new RecordReceipt(
                    record.getKey(),
                    record.getVer(),
                    Status.REJ,
                    unusable.record().code(),
                    unusable.record().field(),
                    "");
        }
        ExchangeRecord read = ((RecordMapper.Incoming.Read) incoming).record();
        RecordReceipt receipt = ledger.receive(read, rules::judge);
        boolean published =
                read.resource().equals("publicity") && receipt.status().settles();
        return published ? receipt.withRef(reference(read)) : receipt;
    }

    /** The number under which a notice is found on the platform; the same for the same notice. */
    private String reference(ExchangeRecord notice) {
        String text = notice.key() + "/" + notice.ver();
        return platform + "-PUB-"
                + RecordDigest.sm3(text.getBytes(StandardCharsets.UTF_8)).substring(0, 12);
    }

    private static RecordReceipt theirs(RecordMapper mapper, RecordReceipt receipt) {
        String field = mapper.mapping().fields().theirName(receipt.field()).orElse(receipt.field());
        return new RecordReceipt(receipt.key(), receipt.ver(), receipt.status(), receipt.code(), field, receipt.ref());
    }

    private Receipt hold(String resource, ExchangePackage message, byte[] bytes, String digest) throws Refusal {
        TreeMap<Long, byte[]> waiting = held.computeIfAbsent(resource, name -> new TreeMap<>());
        long seq = message.getHead().getSeq();
        if (waiting.containsKey(seq)) {
            throw new Refusal(409, "E409_CHAIN", "another package already waits under number " + seq);
        }
        if (waiting.size() == MAX_HELD) {
            throw new Refusal(503, "E503_BUSY", "too many packages wait for an earlier one");
        }
        waiting.put(seq, bytes.clone());
        List<RecordReceipt> receipts = message.getBody().getRecord().stream()
                .map(r -> new RecordReceipt(r.getKey(), r.getVer(), Status.HELD, Receipts.CHAIN_GAP, "", ""))
                .toList();
        String packageId = message.getHead().getPackageId();
        Receipt receipt = Receipts.toPlatform(packageId, receipts);
        known.put(packageId, new Known(digest, receipt));
        return receipt;
    }

    /** Applies the packages that waited for the one just taken; one that does not follow it is forgotten. */
    private void releaseHeld(String resource) {
        TreeMap<Long, byte[]> waiting = held.getOrDefault(resource, new TreeMap<>());
        while (true) {
            Taken last = chains.getOrDefault(resource, Taken.NONE);
            byte[] bytes = waiting.remove(last.seq() + 1);
            if (bytes == null) {
                return;
            }
            ExchangePackage message = codec.read(bytes, ExchangePackage.class, "held package");
            if (!message.getHead().getPrevDigest().equals(last.digest())) {
                known.remove(message.getHead().getPackageId());
                return;
            }
            journal.took(resource, message.getHead().getSeq(), bytes);
            apply(resource, message, PackageDigests.ofPackage(bytes));
        }
    }

    private RecordLedger.Feed feed(String resource, String after, int limit) throws Refusal {
        try {
            return ledger.changes(resource, after, limit, clock.instant());
        } catch (DoubleRandomException refused) {
            boolean expired = refused.code() == ErrorCode.SYNC_TOKEN_EXPIRED;
            throw new Refusal(
                    expired ? 410 : 400,
                    expired ? "E410_TOKEN" : "E400_FORMAT",
                    expired ? "the token is no longer known" : "after is no watermark");
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

    /** A record as the platform has it. Rows of its own with a code it does not know go out as they are. */
    private Record written(RecordMapper mapper, ExchangeRecord record) {
        if (mapper.toPlatform(record) instanceof RecordMapper.Outgoing.Ready ready) {
            if (record.resource().equals("result")) {
                addCheckColumns(ready.record(), record);
            }
            return ready.record();
        }
        Record raw = ((RecordMapper.Outgoing.Ready) mapper.toPlatform(ExchangeRecord.set(
                        record.resource(), record.key(), record.ver(), record.at(), record.src(), Map.of())))
                .record();
        FieldMapping fields = mapper.mapping().fields();
        Map<String, String> texts = new TreeMap<>();
        record.data().forEach((name, text) -> {
            boolean translates = fields.toTheirs(Map.of(name, text)).faults().isEmpty();
            if (translates) {
                fields.toTheirs(Map.of(name, text))
                        .fields()
                        .forEach((theirs, value) ->
                                texts.put(theirs, ((io.doublerandom.core.sync.FieldValue.Single) value).text()));
            } else {
                texts.put(fields.theirName(name).orElse(name), text);
            }
        });
        texts.forEach((name, text) -> raw.getF().add(RecordMapper.field(name, text)));
        raw.setHash(PackageDigests.ofFields(raw.getF()));
        return raw;
    }

    /** The columns of 行政检查行为 that say again what task and drawn subject say; no mapping of ours needs them. */
    private void addCheckColumns(Record record, ExchangeRecord result) {
        ledger.find("draw", result.data().getOrDefault("assignment", "")).ifPresent(draw -> {
            String task = draw.data().getOrDefault("task", "");
            ledger.find("task", task)
                    .ifPresent(t -> record.getF()
                            .add(RecordMapper.field("plan_id", t.data().getOrDefault("plan", ""))));
            record.getF()
                    .add(RecordMapper.field("administrative_cp", draw.data().getOrDefault("subjectName", "")));
            record.getF()
                    .add(RecordMapper.field(
                            "administrative_cp_ui_code", draw.data().getOrDefault("subject", "")));
            record.setHash(PackageDigests.ofFields(record.getF()));
        });
    }

    private void load(Path rows) {
        FILES.forEach((resource, file) -> {
            for (Row row : CsvRows.read(rows.resolve(file))) {
                String key = row.fields().values().iterator().next();
                ledger.receive(
                        ExchangeRecord.set(resource, key, 1, clock.instant(), platform, row.fields()),
                        own -> RecordReceipt.of(own, Status.OK));
            }
        });
    }

    private void replay() {
        for (Journal.Entry entry : journal.entries()) {
            if (entry.kind().equals(Journal.Entry.PACKAGE)) {
                byte[] bytes = journal.taken(entry);
                ExchangePackage message = codec.read(bytes, ExchangePackage.class, entry.name());
                String resource =
                        ResourceMapping.ourName(message.getHead().getResource()).orElseThrow();
                apply(resource, message, PackageDigests.ofPackage(bytes));
            } else {
                ledger.find("draw", entry.name()).ifPresent(this::enter);
            }
        }
    }

    private RecordMapper mapper(String resource) {
        return mappers.computeIfAbsent(resource, name -> new RecordMapper(ResourceMapping.of(name)));
    }

    private static Map<String, String> files() {
        Map<String, String> files = new java.util.LinkedHashMap<>();
        files.put("authority", "authorities.csv");
        files.put("pool", "pools.csv");
        files.put("item", "items.csv");
        files.put("subject", "subjects.csv");
        files.put("inspector", "inspectors.csv");
        return files;
    }

    /**
     * The last package of a chain.
     *
     * @param seq its number; 0 before the first
     * @param digest its digest
     */
    private record Taken(long seq, String digest) {
        static final Taken NONE = new Taken(0, PackageDigests.EMPTY);
    }

    /**
     * A package known by its identifier.
     *
     * @param digest digest of its bytes
     * @param receipt what became of it
     */
    private record Known(String digest, Receipt receipt) {}
}
