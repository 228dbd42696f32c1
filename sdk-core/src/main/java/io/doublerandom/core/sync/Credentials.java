package io.doublerandom.core.sync;

import io.doublerandom.core.Values;

/**
 * Who signs, and with which secret (签名凭据). The secret leaves this object only into a MAC computation and never shows
 * in {@link #toString()}.
 */
public final class Credentials {
    private final String app;
    private final String keyId;
    private final byte[] secret;

    private Credentials(String app, String keyId, byte[] secret) {
        this.app = Values.pattern("app", app, ExchangeRecord.KEY);
        this.keyId = Values.pattern("keyId", keyId, ExchangeRecord.KEY);
        Values.between("secret", secret.length, 16, 1024);
        this.secret = secret.clone();
    }

    /** Credentials of an application; the secret has 16 to 1,024 bytes and is copied. */
    public static Credentials of(String app, String keyId, byte[] secret) {
        return new Credentials(app, keyId, secret);
    }

    /** Name of the application at the platform. */
    public String app() {
        return app;
    }

    /** Name of the key. */
    public String keyId() {
        return keyId;
    }

    byte[] secret() {
        return secret;
    }

    @Override
    public String toString() {
        return app + "/" + keyId;
    }
}
