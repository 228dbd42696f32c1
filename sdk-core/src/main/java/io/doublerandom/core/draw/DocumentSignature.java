package io.doublerandom.core.draw;

import io.doublerandom.core.Values;
import io.doublerandom.core.crypto.Bytes32;
import io.doublerandom.core.crypto.SignatureAlgorithm;
import java.util.Base64;

/** One signature of a bundle (签名): which document, by whom, with which key. Immutable. */
public final class DocumentSignature {
    private static final int MAX_DOCUMENT = DrawValues.MAX_LABEL + "commit:".length();

    private final String document;
    private final String by;
    private final Bytes32 keyId;
    private final SignatureAlgorithm algorithm;
    private final byte[] bytes;

    DocumentSignature(String document, String by, Bytes32 keyId, SignatureAlgorithm algorithm, byte[] bytes) {
        this.document = Values.text("doc", document, MAX_DOCUMENT);
        this.by = DrawValues.label("by", by);
        this.keyId = keyId;
        this.algorithm = algorithm;
        this.bytes = algorithm.requireForm(bytes.clone());
    }

    static DocumentSignature read(DocumentReader reader) {
        SignatureAlgorithm algorithm = SignatureAlgorithm.parse(reader.text("alg"));
        return new DocumentSignature(
                reader.text("doc"), reader.text("by"), reader.hash("keyId"), algorithm, base64(reader, "sig"));
    }

    /** Bytes in the one base64 that stands for them. */
    static byte[] base64(DocumentReader reader, String member) {
        String text = reader.text(member);
        byte[] bytes = {};
        try {
            bytes = Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException notBase64) {
            Values.require(false, member, "is no base64");
        }
        Values.require(text.equals(Base64.getEncoder().encodeToString(bytes)), member, "is no base64 with its padding");
        return bytes;
    }

    /** The name of the document, as {@link SignedDocument#name()}. */
    public String document() {
        return document;
    }

    /** Who signed: a party, or whoever else put their name to it. */
    public String by() {
        return by;
    }

    /** The fingerprint of the key. */
    public Bytes32 keyId() {
        return keyId;
    }

    /** How it was signed. */
    public SignatureAlgorithm algorithm() {
        return algorithm;
    }

    /** The signature, as a new array. */
    public byte[] bytes() {
        return bytes.clone();
    }

    String base64() {
        return Base64.getEncoder().encodeToString(bytes);
    }

    boolean isOf(String otherDocument, String otherBy) {
        return document.equals(otherDocument) && by.equals(otherBy);
    }

    /** The order in a bundle: by document, then by who signed, as bytes. */
    static int compare(DocumentSignature left, DocumentSignature right) {
        int documents = DrawValues.compareBytes(left.document, right.document);
        return documents != 0 ? documents : DrawValues.compareBytes(left.by, right.by);
    }

    @Override
    public String toString() {
        return document + " by " + by + " with " + keyId;
    }
}
