package io.doublerandom.adapters.ministry;

import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.ErrorCode;
import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Date;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Trust in exactly one server certificate (锁定证书), while it is valid and only for the host it names.
 *
 * <p>The JDK accepts a certificate that is itself an anchor without looking at its dates; this one looks. There is no
 * way to switch the checks off.
 */
public final class PinnedCertificate extends X509ExtendedTrustManager {
    private final X509Certificate pinned;
    private final X509ExtendedTrustManager anchor;
    private final Clock clock;

    private PinnedCertificate(X509Certificate pinned, X509ExtendedTrustManager anchor, Clock clock) {
        this.pinned = pinned;
        this.anchor = anchor;
        this.clock = clock;
    }

    /** Trusts this certificate; the clock tells whether it is valid. */
    public static PinnedCertificate of(X509Certificate certificate, Clock clock) {
        try {
            KeyStore anchors = KeyStore.getInstance(KeyStore.getDefaultType());
            anchors.load(null, null);
            anchors.setCertificateEntry("platform", certificate);
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(anchors);
            for (TrustManager manager : factory.getTrustManagers()) {
                if (manager instanceof X509ExtendedTrustManager extended) {
                    return new PinnedCertificate(certificate, extended, clock);
                }
            }
            throw new IllegalStateException("the JDK offers no X.509 trust manager");
        } catch (GeneralSecurityException | IOException e) {
            throw new DoubleRandomException(ErrorCode.CONFIG_INVALID, "the platform's certificate cannot be used", e);
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        checkPinned(chain);
        anchor.checkServerTrusted(chain, authType, engine);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        checkPinned(chain);
        anchor.checkServerTrusted(chain, authType, socket);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        checkPinned(chain);
        anchor.checkServerTrusted(chain, authType);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        throw new CertificateException("no client is trusted");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        throw new CertificateException("no client is trusted");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        throw new CertificateException("no client is trusted");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return anchor.getAcceptedIssuers();
    }

    private void checkPinned(X509Certificate[] chain) throws CertificateException {
        if (chain.length == 0 || !chain[0].equals(pinned)) {
            throw new CertificateException("the server shows another certificate than the pinned one");
        }
        pinned.checkValidity(Date.from(clock.instant()));
    }
}
