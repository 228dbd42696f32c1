package io.doublerandom.adapters.ministry.sandbox;

import io.doublerandom.adapters.ministry.PackageCodec;
import io.doublerandom.adapters.ministry.PackageDigests;
import io.doublerandom.adapters.ministry.Receipts;
import io.doublerandom.adapters.ministry.ResourceMapping;
import io.doublerandom.adapters.ministry.xml.ExchangePackage;
import io.doublerandom.adapters.ministry.xml.Head;
import io.doublerandom.adapters.ministry.xml.Receipt;
import io.doublerandom.adapters.ministry.xml.Record;
import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.ErrorCode;
import io.doublerandom.core.sync.RecordReceipt;
import io.doublerandom.core.sync.RecordReceipt.Status;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Takes packages in the order of their chains: one known already gets the receipt it got, one too early waits, one that
 * does not fit is refused. Not for use by two threads at once.
 */
final class PackageIntake {
    private static final int MAX_HELD = 100;

    private final String platform;
    private final String peer;
    private final PackageCodec codec;
    private final Journal journal;
    private final Effect effect;
    private final Map<String, Link> chains = new HashMap<>();
    private final Map<String, TreeMap<Long, byte[]>> held = new HashMap<>();
    private final Map<String, Known> known = new HashMap<>();

    PackageIntake(String platform, String peer, PackageCodec codec, Journal journal, Effect effect) {
        this.platform = platform;
        this.peer = peer;
        this.codec = codec;
        this.journal = journal;
        this.effect = effect;
    }

    /** Takes a package as it came. */
    Receipt take(byte[] bytes) throws Refusal {
        ExchangePackage message = read(bytes);
        Head head = message.getHead();
        String resource = resource(head);
        String digest = PackageDigests.ofPackage(bytes);
        Known before = known.get(head.getPackageId());
        if (before != null) {
            if (!before.digest().equals(digest)) {
                throw new Refusal(409, "E409_IDEM", "the package is known with other content");
            }
            return before.receipt();
        }
        Link last = chains.getOrDefault(resource, Link.NONE);
        if (head.getSeq() > last.seq() + 1) {
            return hold(resource, message, bytes, digest);
        }
        if (head.getSeq() <= last.seq() || !head.getPrevDigest().equals(last.digest())) {
            throw new Refusal(409, "E409_CHAIN", "the last package taken is number " + last.seq());
        }
        journal.took(resource, head.getSeq(), bytes);
        Receipt receipt = apply(resource, message, digest);
        releaseHeld(resource);
        return receipt;
    }

    /** Takes a package again that was taken before a restart. */
    void takeAgain(byte[] bytes) {
        ExchangePackage message = codec.read(bytes, ExchangePackage.class, "package of the journal");
        String resource =
                ResourceMapping.ourName(message.getHead().getResource()).orElseThrow();
        apply(resource, message, PackageDigests.ofPackage(bytes));
    }

    /** The receipt of a package, if it is known. */
    Optional<Receipt> receipt(String packageId) {
        return Optional.ofNullable(known.get(packageId)).map(Known::receipt);
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
        Head head = message.getHead();
        List<RecordReceipt> receipts = effect.of(resource, message.getBody().getRecord());
        Receipt receipt = Receipts.toPlatform(head.getPackageId(), receipts);
        chains.put(resource, new Link(head.getSeq(), digest));
        known.put(head.getPackageId(), new Known(digest, receipt));
        return receipt;
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
            Link last = chains.getOrDefault(resource, Link.NONE);
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

    /** What the records of a package do to the platform. */
    interface Effect {
        /** One receipt per record, with the platform's names of fields. */
        List<RecordReceipt> of(String resource, List<Record> records);
    }

    /**
     * The last package of a chain.
     *
     * @param seq its number; 0 before the first
     * @param digest its digest
     */
    record Link(long seq, String digest) {
        static final Link NONE = new Link(0, PackageDigests.EMPTY);
    }

    /**
     * A package known by its identifier.
     *
     * @param digest digest of its bytes
     * @param receipt what became of it
     */
    private record Known(String digest, Receipt receipt) {}
}
