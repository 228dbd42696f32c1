package io.doublerandom.adapters.provincial.sandbox;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.common.Slf4jNotifier;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.security.BasicAuthenticator;
import io.doublerandom.core.Values;
import io.doublerandom.core.sync.Credentials;
import io.doublerandom.core.sync.MessageSigner;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/**
 * A provincial or city platform of {@code gd-json/1} on this machine (沙箱平台): serves its list, pools and people, takes
 * plans, tasks, draws and publications, and makes results of the draws it was told of.
 *
 * <p>Listens on 127.0.0.1 only. Its key is made at the first start and used again; its rows come from files; what was
 * pushed to it lives in memory and is gone when it stops, after which clients are told to pull from the beginning.
 */
public final class ProvincialSandbox implements AutoCloseable {
    private final Credentials credentials;
    private final WireMockServer server;

    /**
     * A sandbox that is not started yet; its rows are read now.
     *
     * @param platform name of the tenant, for example {@code ZJ_CITY}; one tenant knows nothing of another
     * @param rows folder of its rows: {@code authorities.csv}, {@code pools.csv}, {@code items.csv},
     *     {@code subjects.csv}, {@code inspectors.csv} and, if there, {@code certificates.csv}, {@code recusals.csv},
     *     {@code one-visit.csv}
     * @param state folder of its key
     * @param clock its clock, which decides when inspections are over
     * @param port port on 127.0.0.1; 0 for any that is free
     * @param seed what its results follow from
     */
    public ProvincialSandbox(String platform, Path rows, Path state, Clock clock, int port, long seed) {
        Values.pattern("platform", platform, "[A-Z][A-Z0-9_]{0,31}");
        this.credentials = SandboxKey.load(state, platform);
        byte[] unique = new byte[12];
        new SecureRandom().nextBytes(unique);
        String random = HexFormat.of().formatHex(unique);
        SandboxPlatform behaviour =
                new SandboxPlatform(platform, credentials.app(), rows, clock, seed, random.substring(0, 8));
        MessageSigner signer = new MessageSigner(credentials, new BouncyCastleProvider());
        WireMockConfiguration options = WireMockConfiguration.options()
                .bindAddress("127.0.0.1")
                .extensions(new SandboxResponder(behaviour, signer, clock))
                // The request journal would keep every body in memory, and the admin pages could rewrite the answers.
                .disableRequestJournal()
                .adminAuthenticator(new BasicAuthenticator("nobody", random))
                .gzipDisabled(true)
                .notifier(new Slf4jNotifier(false));
        this.server = new WireMockServer(port == 0 ? options.dynamicPort() : options.port(port));
    }

    /** Starts to listen. */
    public void start() {
        server.start();
        server.stubFor(WireMock.any(WireMock.anyUrl()).willReturn(WireMock.aResponse()));
    }

    /** Its address. */
    public URI baseUri() {
        return URI.create("http://127.0.0.1:" + server.port());
    }

    /** What its client signs with. */
    public Credentials credentials() {
        return credentials;
    }

    @Override
    public void close() {
        server.stop();
    }
}
