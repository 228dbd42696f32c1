package io.doublerandom.adapters.ministry;

import io.doublerandom.core.Values;
import io.doublerandom.core.sync.Credentials;
import io.doublerandom.core.sync.ExchangeRecord;
import java.net.URI;
import java.nio.file.Path;
import java.security.cert.X509Certificate;

/**
 * Where a ministry's platform is, how it is recognised and how it recognises us (部委平台连接).
 *
 * @param platform name of the platform, for example {@code MINISTRY}; also the receiver in packages
 * @param baseUri address, {@code https://host:port} without path, query or user
 * @param certificate the one server certificate that is trusted
 * @param credentials application, key and secret that sign; the application is the sender in packages
 * @param chain directory in which the numbers of sent packages are kept; for this adapter alone
 */
public record MinistryConnection(
        String platform, URI baseUri, X509Certificate certificate, Credentials credentials, Path chain) {
    public MinistryConnection {
        Values.pattern("platform", platform, ExchangeRecord.KEY);
        Values.present("baseUri", baseUri);
        Values.require("https".equals(baseUri.getScheme()), "baseUri", "is not an https address");
        Values.require(baseUri.getHost() != null, "baseUri", "has no host");
        Values.require(
                baseUri.getRawUserInfo() == null
                        && baseUri.getRawQuery() == null
                        && baseUri.getRawFragment() == null
                        && (baseUri.getRawPath() == null || baseUri.getRawPath().matches("/?")),
                "baseUri",
                "has more than scheme, host and port");
        Values.present("certificate", certificate);
        Values.present("credentials", credentials);
        Values.present("chain", chain);
    }
}
