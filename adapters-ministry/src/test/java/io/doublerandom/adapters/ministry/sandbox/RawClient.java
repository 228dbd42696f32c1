package io.doublerandom.adapters.ministry.sandbox;

import io.doublerandom.adapters.ministry.MinXmlContract;
import io.doublerandom.adapters.ministry.PackageCodec;
import io.doublerandom.adapters.ministry.PackageDigests;
import io.doublerandom.adapters.ministry.PackageSeal;
import io.doublerandom.adapters.ministry.PinnedCertificate;
import io.doublerandom.adapters.ministry.RecordMapper;
import io.doublerandom.adapters.ministry.ResourceMapping;
import io.doublerandom.adapters.ministry.xml.Record;
import io.doublerandom.core.sync.ExchangeRecord;
import io.doublerandom.core.sync.MessageSigner;
import io.doublerandom.core.sync.SignableRequest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/** A client that is not the adapter: the JDK's, for requests no adapter of ours would send. */
final class RawClient {
    private final URI base;
    private final Clock clock;
    private final MessageSigner signer;
    private final HttpClient http;
    private int nonces;

    RawClient(MinistrySandbox sandbox, Clock clock) throws GeneralSecurityException {
        this.base = sandbox.baseUri();
        this.clock = clock;
        this.signer = new MessageSigner(sandbox.credentials(), new BouncyCastleProvider());
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(null, new TrustManager[] {PinnedCertificate.of(sandbox.certificate(), clock)}, null);
        this.http = HttpClient.newBuilder().sslContext(tls).build();
    }

    Map<String, String> sign(SignableRequest request) {
        return signer.signRequest(request, "n-" + ++nonces, clock.instant());
    }

    Reply get(String pathAndQuery, Map<String, String> headers) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(base.resolve(pathAndQuery)).GET(), headers);
    }

    Reply post(byte[] body, Map<String, String> headers) throws IOException, InterruptedException {
        return send(
                HttpRequest.newBuilder(base.resolve(MinXmlContract.PACKAGES))
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body)),
                headers);
    }

    /** Sends a package correctly signed. */
    Reply post(byte[] body) throws IOException, InterruptedException {
        return post(body, sign(SignableRequest.of("POST", MinXmlContract.PACKAGES, "", body, "")));
    }

    /** A package of plan lines at a place of the chain. */
    static byte[] plans(String packageId, long seq, String prevDigest, ExchangeRecord... records) {
        RecordMapper mapper = new RecordMapper(ResourceMapping.of("plan"));
        List<Record> written = new ArrayList<>();
        for (ExchangeRecord record : records) {
            written.add(((RecordMapper.Outgoing.Ready) mapper.toPlatform(record)).record());
        }
        PackageSeal seal = new PackageSeal(packageId, "SSJ-SDK", "MINISTRY", "plan", seq, prevDigest);
        return new PackageCodec().write(seal.around(written, java.time.Instant.parse("2024-03-01T00:00:00Z")));
    }

    static String digest(byte[] bytes) {
        return PackageDigests.ofPackage(bytes);
    }

    private Reply send(HttpRequest.Builder request, Map<String, String> headers)
            throws IOException, InterruptedException {
        headers.forEach(request::header);
        HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        return new Reply(response.statusCode(), response.body());
    }

    /** What came back. */
    record Reply(int status, String body) {}
}
