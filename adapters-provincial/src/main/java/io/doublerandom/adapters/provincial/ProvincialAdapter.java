package io.doublerandom.adapters.provincial;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.ErrorCode;
import io.doublerandom.core.Values;
import io.doublerandom.core.sync.BatchReceipt;
import io.doublerandom.core.sync.ChangePage;
import io.doublerandom.core.sync.ChangeSource;
import io.doublerandom.core.sync.Credentials;
import io.doublerandom.core.sync.ExchangeRecord;
import io.doublerandom.core.sync.MessageSigner;
import io.doublerandom.core.sync.RecordReceipt;
import io.doublerandom.core.sync.RecordSink;
import java.io.IOException;
import java.net.URI;
import java.security.Security;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.StartupSummaryLevel;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.camel.impl.DefaultCamelContext;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/**
 * A provincial or city platform that speaks {@code gd-json/1} (省、市平台适配器): pulls changes and pushes batches over signed
 * HTTP.
 *
 * <p>Errors: {@code SYNC_UNREACHABLE} and {@code SYNC_ANSWER} leave the outcome unknown; {@code SYNC_SIGNATURE} means
 * that either side's message was not genuine; {@code SYNC_REFUSED} that the platform refused the request as a whole. No
 * redirect is followed, nothing is retried behind the caller's back, and no page is handed out in parts. Safe for use by
 * many threads; close it to stop its routes.
 */
public final class ProvincialAdapter implements ChangeSource, RecordSink, AutoCloseable {
    private static final Duration CONNECT_DEADLINE = Duration.ofSeconds(5);
    private static final Duration ANSWER_DEADLINE = Duration.ofSeconds(30);

    private final String platform;
    private final CamelContext camel;
    private final ProducerTemplate routes;

    /**
     * Opens an adapter.
     *
     * @param baseUri the platform's address, {@code http} or {@code https}, perhaps with a path
     * @param credentials application, key id and secret agreed with the platform
     * @param clock the clock that signs and checks times
     * @param platform name of the platform, for example {@code GD_PROVINCE}
     */
    public ProvincialAdapter(URI baseUri, Credentials credentials, Clock clock, String platform) {
        this(baseUri, credentials, clock, platform, ANSWER_DEADLINE);
    }

    ProvincialAdapter(URI baseUri, Credentials credentials, Clock clock, String platform, Duration answerDeadline) {
        this.platform = Values.pattern("platform", platform, "[A-Z][A-Z0-9_]{0,31}");
        Values.require(
                baseUri.getHost() != null
                        && ("http".equals(baseUri.getScheme()) || "https".equals(baseUri.getScheme())),
                "baseUri",
                "is no http or https address");
        String basePath = Optional.ofNullable(baseUri.getRawPath()).orElse("").replaceAll("/+$", "");
        SignedExchange signed = new SignedExchange(signer(credentials), clock, basePath);
        this.camel = new DefaultCamelContext();
        camel.setStartupSummaryLevel(StartupSummaryLevel.Off);
        try {
            camel.getRegistry().bind("provincialClient", HttpClientConfigurer.class, client(answerDeadline));
            camel.getPropertiesComponent().setInitialProperties(endpoints(baseUri, basePath, answerDeadline));
            camel.addRoutes(new ProvincialRoutes(signed, new BatchWriter(credentials.app())));
            camel.start();
        } catch (Exception broken) {
            throw new DoubleRandomException(ErrorCode.CONFIG_INVALID, "the adapter's routes do not start", broken);
        }
        this.routes = camel.createProducerTemplate();
    }

    private static MessageSigner signer(Credentials credentials) {
        // The host's own cryptographic provider goes first; without one, the bundled one does.
        boolean provided = Security.getProviders("Mac.HmacSM3") != null;
        return provided ? new MessageSigner(credentials) : new MessageSigner(credentials, new BouncyCastleProvider());
    }

    private static HttpClientConfigurer client(Duration answerDeadline) {
        // A silent retry would send the same nonce twice, and a followed redirect would leave the agreed address.
        return builder -> builder.disableAutomaticRetries()
                .disableRedirectHandling()
                .disableContentCompression()
                .disableCookieManagement()
                .disableAuthCaching()
                .addExecInterceptorLast("bounded-answers", new BoundedAnswers(answerDeadline));
    }

    private static Properties endpoints(URI baseUri, String basePath, Duration answerDeadline) {
        Properties endpoints = new Properties();
        endpoints.setProperty("provincial.changes", "direct:provincial-changes");
        endpoints.setProperty("provincial.batches", "direct:provincial-batches");
        endpoints.setProperty("provincial.questions", "direct:provincial-questions");
        endpoints.setProperty("provincial.exchange", "direct:provincial-exchange");
        endpoints.setProperty(
                "provincial.platform",
                baseUri.getScheme() + "://" + baseUri.getRawAuthority() + basePath
                        + "?throwExceptionOnFailure=false&followRedirects=false&copyHeaders=false"
                        + "&httpClientConfigurer=#provincialClient"
                        + "&connectionRequestTimeout=" + CONNECT_DEADLINE.toMillis()
                        + "&connectTimeout=" + CONNECT_DEADLINE.toMillis()
                        + "&responseTimeout=" + answerDeadline.toMillis()
                        + "&soTimeout=" + answerDeadline.toMillis());
        return endpoints;
    }

    @Override
    public String platform() {
        return platform;
    }

    /** What the platform says it can do. */
    public PlatformMeta meta() {
        return PlatformMeta.read(call("{{provincial.questions}}", WireCall.get(GdJson.META, ""), ObjectNode.class));
    }

    @Override
    public ChangePage changes(String resource, String after, int limit) {
        PlatformMappings.bundled().of(resource);
        ChangePage page = call("{{provincial.changes}}", new ChangesQuery(resource, after, limit), ChangePage.class);
        if (!page.resource().equals(resource)) {
            throw new DoubleRandomException(ErrorCode.SYNC_ANSWER, "asked for " + resource + ", got another resource");
        }
        return page;
    }

    @Override
    public Optional<RecordReceipt> refusal(ExchangeRecord record) {
        return WireRecords.of(record.resource())
                .refusal(record)
                .map(fault -> RecordReceipt.of(record, RecordReceipt.Status.REJ, fault.code(), fault.field()));
    }

    @Override
    public BatchReceipt push(String resource, String batchId, List<ExchangeRecord> records) {
        BatchReceipt receipt =
                call("{{provincial.batches}}", new BatchWriter.Batch(resource, batchId, records), BatchReceipt.class);
        Set<String> open = new HashSet<>();
        records.forEach(record -> open.add(record.key() + ' ' + record.ver()));
        boolean exact = receipt.batchId().equals(batchId)
                && receipt.receipts().size() == open.size()
                && receipt.receipts().stream().allMatch(entry -> open.remove(entry.key() + ' ' + entry.ver()));
        if (!exact) {
            throw new DoubleRandomException(ErrorCode.SYNC_ANSWER, "the receipt does not fit batch " + batchId);
        }
        return receipt;
    }

    @Override
    public Optional<BatchReceipt> receipt(String batchId) {
        Values.pattern("batchId", batchId, ExchangeRecord.KEY);
        ObjectNode body =
                call("{{provincial.questions}}", WireCall.get(GdJson.BATCHES + "/" + batchId, ""), ObjectNode.class);
        return body.isEmpty() ? Optional.empty() : Optional.of(ReceiptReader.read(body));
    }

    @Override
    public void close() {
        camel.stop();
    }

    private <T> T call(String endpoint, Object question, Class<T> answer) {
        try {
            return routes.requestBody(endpoint, question, answer);
        } catch (CamelExecutionException failed) {
            for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
                if (cause instanceof DoubleRandomException known) {
                    throw known;
                }
                if (cause instanceof IOException cut) {
                    throw new DoubleRandomException(
                            ErrorCode.SYNC_UNREACHABLE,
                            platform + " (" + cut.getClass().getSimpleName() + ")",
                            cut);
                }
            }
            throw failed;
        }
    }
}
