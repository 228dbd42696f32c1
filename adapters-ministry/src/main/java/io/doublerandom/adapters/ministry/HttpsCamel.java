package io.doublerandom.adapters.ministry;

import java.time.Duration;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.StartupSummaryLevel;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.apache.camel.support.jsse.SecureSocketProtocolsParameters;
import org.apache.camel.support.jsse.TrustManagersParameters;
import org.apache.hc.client5.http.ssl.DefaultHostnameVerifier;

/**
 * A Camel context that speaks HTTPS with one platform: its certificate pinned, its host name checked, redirects not
 * followed, nothing tried again behind our back, every wait limited.
 */
final class HttpsCamel {
    static final Duration CONNECT = Duration.ofSeconds(5);
    static final Duration ANSWER = Duration.ofSeconds(30);

    private HttpsCamel() {}

    static CamelContext context(
            MinistryConnection connection, PinnedCertificate pinned, MinistryRoutes routes, Duration answer) {
        DefaultCamelContext context = new DefaultCamelContext();
        context.getCamelContextExtension().setName("min-xml-" + connection.platform());
        context.disableJMX();
        context.setStartupSummaryLevel(StartupSummaryLevel.Off);
        context.getShutdownStrategy().setTimeout(ANSWER.toSeconds());
        context.setLoadTypeConverters(false);
        context.addComponent("https", component(pinned, answer));
        context.getPropertiesComponent().addInitialProperty("min-xml.platform", address(connection));
        try {
            context.addRoutes(routes);
            context.start();
            return context;
        } catch (Exception e) {
            context.stop();
            throw new IllegalStateException("the routes to " + connection.platform() + " cannot be started", e);
        }
    }

    private static String address(MinistryConnection connection) {
        String host = connection.baseUri().getRawAuthority();
        return "https://" + host + "?throwExceptionOnFailure=false&copyHeaders=false";
    }

    private static HttpComponent component(PinnedCertificate pinned, Duration answer) {
        TrustManagersParameters trust = new TrustManagersParameters();
        trust.setTrustManager(pinned);
        SecureSocketProtocolsParameters protocols = new SecureSocketProtocolsParameters();
        protocols.setSecureSocketProtocol(List.of("TLSv1.3", "TLSv1.2"));
        SSLContextParameters tls = new SSLContextParameters();
        tls.setTrustManagers(trust);
        tls.setSecureSocketProtocols(protocols);
        HttpComponent http = new HttpComponent();
        http.setSslContextParameters(tls);
        http.setX509HostnameVerifier(new DefaultHostnameVerifier());
        http.setRedirectHandlingDisabled(true);
        http.setFollowRedirects(false);
        http.setAutomaticRetriesDisabled(true);
        http.setContentCompressionDisabled(true);
        http.setCookieManagementDisabled(true);
        http.setAuthCachingDisabled(true);
        http.setUseSystemProperties(false);
        http.setConnectTimeout(CONNECT.toMillis());
        http.setConnectionRequestTimeout(CONNECT.toMillis());
        http.setSoTimeout(answer.toMillis());
        http.setResponseTimeout(answer.toMillis());
        http.setHttpClientConfigurer(
                client -> client.addExecInterceptorLast("bounded-answers", new BoundedAnswers(answer)));
        return http;
    }
}
