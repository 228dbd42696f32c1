package io.doublerandom.adapters.ministry;

import io.doublerandom.adapters.ministry.xml.ExchangePackage;
import io.doublerandom.adapters.ministry.xml.Receipt;
import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.ErrorCode;
import io.doublerandom.core.Values;
import io.doublerandom.core.sync.BatchReceipt;
import io.doublerandom.core.sync.ChangePage;
import io.doublerandom.core.sync.ChangeSource;
import io.doublerandom.core.sync.ExchangeRecord;
import io.doublerandom.core.sync.MessageSigner;
import io.doublerandom.core.sync.RecordReceipt;
import io.doublerandom.core.sync.RecordSink;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePattern;
import org.apache.camel.ProducerTemplate;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/**
 * A ministry's platform (部委统一建设平台) reached by contract {@code min-xml/1} over HTTPS: a source of changes and a sink
 * of records.
 *
 * <p>Requests and answers are signed with HMAC-SM3, packages form a chain that shows a lost or reordered one. Safe for
 * use by many threads; packages leave one at a time. Errors are those of {@link ChangeSource} and {@link RecordSink};
 * a certificate that is not the pinned one is {@code SYNC_SIGNATURE}.
 */
public final class MinistryAdapter implements ChangeSource, RecordSink, AutoCloseable {
    private final MinistryConnection connection;
    private final Clock clock;
    private final PackageCodec codec = new PackageCodec();
    private final PackageChain chain;
    private final PageReader pages;
    private final CamelContext camel;
    private final ProducerTemplate template;
    private final Map<String, RecordMapper> mappers = new ConcurrentHashMap<>();

    /** Connects to a platform; the clock signs, checks times and the certificate's validity. */
    public MinistryAdapter(MinistryConnection connection, Clock clock) {
        this(connection, clock, HttpsCamel.ANSWER);
    }

    /** Connects with a limit of its own for how long an answer may take as a whole. */
    MinistryAdapter(MinistryConnection connection, Clock clock, Duration answer) {
        this.connection = connection;
        this.clock = clock;
        this.chain = new PackageChain(connection.chain(), codec);
        this.pages = new PageReader(connection);
        MessageSigner signer = new MessageSigner(connection.credentials(), new BouncyCastleProvider());
        this.camel = HttpsCamel.context(
                connection,
                PinnedCertificate.of(connection.certificate(), clock),
                new MinistryRoutes(new SignedExchange(signer, clock), new AnswerReader(codec)),
                answer);
        this.template = camel.createProducerTemplate();
    }

    @Override
    public String platform() {
        return connection.platform();
    }

    @Override
    public ChangePage changes(String resource, String after, int limit) {
        Values.between("limit", limit, 1, MinXmlContract.MAX_RECORDS);
        RecordMapper mapper = mapper(resource);
        String path = MinXmlContract.PACKAGES + "/" + mapper.mapping().platformName();
        String query = "after=" + URLEncoder.encode(after, StandardCharsets.UTF_8) + "&limit=" + limit;
        PulledPackage pulled = ask(MinistryRoutes.PULL, Call.get(path, query), PulledPackage.class);
        return pages.read(pulled, mapper, after);
    }

    @Override
    public synchronized BatchReceipt push(String resource, String batchId, List<ExchangeRecord> records) {
        Values.pattern("batchId", batchId, ExchangeRecord.KEY);
        Values.between("records", records.size(), 0, RecordSink.MAX_RECORDS);
        RecordMapper mapper = mapper(resource);
        Optional<byte[]> answered = chain.answered(resource).filter(bytes -> isBatch(bytes, batchId));
        if (answered.isPresent()) {
            return receipt(mapper, batchId, post(resource, answered.get()));
        }
        Optional<byte[]> underWay = chain.underWay(resource);
        if (underWay.isPresent() && !isBatch(underWay.get(), batchId)) {
            // Another batch may or may not have arrived; the chain goes on only after it.
            finish(resource, underWay.get());
            underWay = Optional.empty();
        }
        byte[] bytes;
        if (underWay.isPresent()) {
            bytes = underWay.get();
        } else {
            OutgoingBatch batch = OutgoingBatch.of(mapper, records);
            if (batch.ready().isEmpty()) {
                return BatchReceipt.of(batchId, batch.refused());
            }
            PackageChain.Link link = chain.next(resource);
            PackageSeal seal = new PackageSeal(
                    batchId,
                    connection.credentials().app(),
                    connection.platform(),
                    mapper.mapping().platformName(),
                    link.seq(),
                    link.prevDigest());
            bytes = codec.write(seal.around(batch.ready(), clock.instant()));
            chain.begin(resource, batchId, bytes, batch.refused());
        }
        return receipt(mapper, batchId, finish(resource, bytes));
    }

    @Override
    public synchronized Optional<BatchReceipt> receipt(String batchId) {
        Values.pattern("batchId", batchId, ExchangeRecord.KEY);
        Call call = Call.get(MinXmlContract.RECEIPTS + "/" + batchId, "");
        Optional<?> answer = ask(MinistryRoutes.RECEIPT, call, Optional.class);
        if (answer.isEmpty()) {
            return Optional.empty();
        }
        Receipt known = (Receipt) answer.get();
        requirePackage(known, batchId);
        Optional<String> resource = chain.resourceOf(batchId);
        if (resource.isEmpty()) {
            return Optional.of(together(batchId, Receipts.fromPlatform(known, name -> name)));
        }
        if (chain.underWay(resource.get())
                .filter(bytes -> isBatch(bytes, batchId))
                .isPresent()) {
            chain.settle(resource.get());
        }
        return Optional.of(receipt(mapper(resource.get()), batchId, known));
    }

    @Override
    public void close() {
        camel.stop();
    }

    private Receipt finish(String resource, byte[] bytes) {
        Receipt receipt;
        try {
            receipt = post(resource, bytes);
        } catch (DoubleRandomException failed) {
            if (failed.code() == ErrorCode.SYNC_REFUSED) {
                chain.drop(resource);
            }
            throw failed;
        }
        chain.settle(resource);
        return receipt;
    }

    /** Sends a package; its receipt names exactly the package's records, or is not taken for one. */
    private Receipt post(String resource, byte[] bytes) {
        ExchangePackage sent = chain.read(bytes);
        Receipt receipt = ask(MinistryRoutes.PUSH, Call.post(MinXmlContract.PACKAGES, bytes), Receipt.class);
        requirePackage(receipt, sent.getHead().getPackageId());
        List<String> asked = sent.getBody().getRecord().stream()
                .map(record -> record.getKey() + ' ' + record.getVer())
                .sorted()
                .toList();
        List<String> told = receipt.getRec().stream()
                .map(rec -> rec.getKey() + ' ' + rec.getVer())
                .sorted()
                .toList();
        if (!asked.equals(told)) {
            throw new DoubleRandomException(
                    ErrorCode.SYNC_ANSWER,
                    resource + ": " + asked.size() + " records were sent, the receipt has " + told.size()
                            + " or names others");
        }
        return receipt;
    }

    private BatchReceipt receipt(RecordMapper mapper, String batchId, Receipt receipt) {
        return together(
                batchId,
                Receipts.fromPlatform(
                        receipt, name -> mapper.mapping().fields().ourName(name).orElse(name)));
    }

    private BatchReceipt together(String batchId, List<RecordReceipt> fromPlatform) {
        List<RecordReceipt> all = new ArrayList<>(fromPlatform);
        all.addAll(chain.refused(batchId));
        return BatchReceipt.of(batchId, all);
    }

    private boolean isBatch(byte[] bytes, String batchId) {
        return chain.read(bytes).getHead().getPackageId().equals(batchId);
    }

    private static void requirePackage(Receipt receipt, String packageId) {
        if (!receipt.getPackageId().equals(packageId)) {
            throw new DoubleRandomException(ErrorCode.SYNC_ANSWER, "the receipt is that of another package");
        }
    }

    private RecordMapper mapper(String resource) {
        return mappers.computeIfAbsent(resource, name -> new RecordMapper(ResourceMapping.of(name)));
    }

    private <T> T ask(String route, Call call, Class<T> kind) {
        Exchange exchange =
                template.send(route, ExchangePattern.InOut, e -> e.getMessage().setBody(call));
        Exception failure = exchange.getException();
        if (failure != null) {
            throw CallFailure.of(call, failure);
        }
        return kind.cast(exchange.getMessage().getBody());
    }
}
