package io.doublerandom.adapters.ministry.sandbox;

import io.doublerandom.adapters.ministry.MinistryConnection;
import io.doublerandom.core.Values;
import io.doublerandom.core.sync.Credentials;
import io.doublerandom.core.sync.ExchangeRecord;
import io.doublerandom.core.sync.MessageSigner;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/**
 * A stand-in for a ministry's platform (部委平台沙箱) that speaks {@code min-xml/1} over HTTPS on loopback.
 *
 * <p>It serves the rows of its directory, checks and keeps what it is sent, answers record by record, and, once its clock
 * passes an inspection day, makes the results of the drawn subjects it received. Keys and certificate are made at the
 * first start; what it received is found again at the next. For demonstrations and tests: no personal data, no load.
 */
public final class MinistrySandbox implements AutoCloseable {
    private static final String APP = "SSJ-SDK";
    private static final String KEY_ID = "min-key-1";

    private final String platform;
    private final SandboxKeys keys;
    private final Credentials credentials;
    private final SandboxServer server;

    /**
     * A sandbox, not yet started.
     *
     * @param platform name of the platform, for example {@code MINISTRY}
     * @param rows directory of {@code authorities.csv}, {@code pools.csv}, {@code items.csv}, {@code subjects.csv},
     *     {@code inspectors.csv}, {@code certificates.csv}, {@code recusals.csv}, {@code one-visit.csv} in canonical
     *     columns; a file that is not there means no rows
     * @param state directory for its keys and for what it received; made if missing
     * @param clock its clock, perhaps simulated
     * @param port port on loopback; 0 for any free one
     * @param seed what its results follow from
     */
    public MinistrySandbox(String platform, Path rows, Path state, Clock clock, int port, long seed) {
        this.platform = Values.pattern("platform", platform, ExchangeRecord.KEY);
        this.keys = new SandboxKeys(state, clock);
        this.credentials = Credentials.of(APP, KEY_ID, keys.signingSecret().getBytes(StandardCharsets.US_ASCII));
        MessageSigner signer = new MessageSigner(credentials, new BouncyCastleProvider());
        PlatformState records = new PlatformState(platform, APP, rows, state, clock, seed);
        this.server = new SandboxServer(keys, port, new SandboxDoor(records, signer, clock));
    }

    /** Starts to answer. */
    public MinistrySandbox start() {
        server.start();
        return this;
    }

    /** Where it answers. */
    public URI baseUri() {
        return server.baseUri();
    }

    /** What the one application signs with. */
    public Credentials credentials() {
        return credentials;
    }

    /** The certificate to pin. */
    public X509Certificate certificate() {
        return keys.certificate();
    }

    /** All an adapter needs to connect, with the directory it keeps its package chains in. */
    public MinistryConnection connection(Path chain) {
        return new MinistryConnection(platform, baseUri(), certificate(), credentials, chain);
    }

    @Override
    public void close() {
        server.close();
    }
}
