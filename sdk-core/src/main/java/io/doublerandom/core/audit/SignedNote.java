package io.doublerandom.core.audit;

import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.ErrorCode;
import io.doublerandom.core.Place;
import io.doublerandom.core.Problem;
import io.doublerandom.core.Values;
import io.doublerandom.core.crypto.SignatureAlgorithm;
import io.doublerandom.core.crypto.SignatureCheck;
import io.doublerandom.core.crypto.Signer;
import io.doublerandom.core.crypto.VerificationKey;
import io.doublerandom.core.internal.ByteWriter;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * A short text with signatures below it (签名文本), in the form of the C2SP signed note: readable on paper, and what existing
 * witnesses of transparency logs sign. Immutable.
 *
 * <p>Ed25519 signatures are those of C2SP, type 0x01. SM2, which C2SP has no number for, uses its type 0xff with the name
 * {@value #SM2_TYPE}, and SM3 for the key id.
 */
public final class SignedNote {
    /** What stands behind the type byte 0xff of an SM2 signature. */
    public static final String SM2_TYPE = "SM2-with-SM3.double-random";

    /** The most bytes of a note. */
    public static final int MAX_BYTES = 65_535;

    private static final int MAX_SIGNATURES = 64;
    private static final int KEY_ID = 4;
    private static final String LINE = "— ";
    static final String NAME = "[^\\s\\p{Z}\\p{C}+]{1,255}";

    private final String text;
    private final List<Line> lines;

    /** One signature: whose, and the bytes of key id and signature. */
    private record Line(String name, String base64) {
        static Line of(String name, byte[] keyId, byte[] signature) {
            return new Line(
                    name,
                    Base64.getEncoder()
                            .encodeToString(
                                    new ByteWriter().raw(keyId).raw(signature).bytes()));
        }

        byte[] keyId() {
            return Arrays.copyOf(Base64.getDecoder().decode(base64), KEY_ID);
        }

        byte[] signature() {
            byte[] both = Base64.getDecoder().decode(base64);
            return Arrays.copyOfRange(both, KEY_ID, both.length);
        }

        String written() {
            return LINE + name + ' ' + base64 + '\n';
        }
    }

    private SignedNote(String text, List<Line> lines) {
        this.text = text;
        this.lines = List.copyOf(lines);
    }

    /** A text that nobody has signed: lines, each with its line feed, none of them empty at the end. */
    public static SignedNote of(String text) {
        Values.require(text.endsWith("\n") && !text.endsWith("\n\n"), "note", "does not end in one line feed");
        Values.require(text.chars().allMatch(c -> c == '\n' || c >= ' '), "note", "has control characters");
        Values.require(text.length() <= MAX_BYTES, "note", "has more than " + MAX_BYTES + " characters");
        return new SignedNote(text, List.of());
    }

    /** This note with one more signature below; a name has no blank and no plus sign. */
    public SignedNote sign(String name, Signer signer) {
        Values.pattern("name", name, NAME);
        Values.require(lines.size() < MAX_SIGNATURES, "note", "has " + MAX_SIGNATURES + " signatures already");
        List<Line> more = new ArrayList<>(lines);
        more.add(Line.of(name, keyId(name, signer.key()), signer.sign(message())));
        return new SignedNote(text, more);
    }

    /** What was signed. */
    public String text() {
        return text;
    }

    /** The names below it, in their order. */
    public List<String> names() {
        return lines.stream().map(Line::name).toList();
    }

    /**
     * Whether there is a signature of this name by this key, and it holds.
     *
     * @throws DoubleRandomException {@link ErrorCode#SIGNATURE_UNAVAILABLE} if nobody here knows the algorithm;
     *     {@link ErrorCode#DOCUMENT_MALFORMED} if a signature under that name and key does not hold: someone wrote it there
     */
    public boolean isSignedBy(String name, VerificationKey key, SignatureCheck check) {
        byte[] id = keyId(name, key);
        boolean signed = false;
        for (Line line : lines) {
            if (line.name().equals(name) && Arrays.equals(line.keyId(), id)) {
                byte[] signature = formed(key.algorithm(), line);
                if (!check.holds(key, message(), signature)) {
                    throw malformed("the signature of " + name + " does not hold");
                }
                signed = true;
            }
        }
        return signed;
    }

    /** The note as it is written. */
    public byte[] bytes() {
        StringBuilder all = new StringBuilder(text).append('\n');
        lines.forEach(line -> all.append(line.written()));
        return all.toString().getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Reads a note.
     *
     * @throws DoubleRandomException {@link ErrorCode#DOCUMENT_MALFORMED} if it is not exactly in its one form
     */
    public static SignedNote parse(byte[] bytes) {
        if (bytes.length > MAX_BYTES) {
            throw malformed("it has more than " + MAX_BYTES + " bytes");
        }
        String all = utf8(bytes);
        int end = all.lastIndexOf("\n\n");
        if (end < 0 || !all.endsWith("\n")) {
            throw malformed("it has no empty line between text and signatures");
        }
        try {
            SignedNote note = of(all.substring(0, end + 1));
            List<Line> lines = new ArrayList<>();
            String below = all.substring(end + 2);
            for (String line : below.isEmpty()
                    ? new String[0]
                    : below.substring(0, below.length() - 1).split("\n", -1)) {
                lines.add(line(line));
            }
            Values.between("signatures", lines.size(), 0, MAX_SIGNATURES);
            return new SignedNote(note.text, lines);
        } catch (DoubleRandomException refused) {
            throw refused.code() == ErrorCode.DOCUMENT_MALFORMED
                    ? refused
                    : malformed(refused.problem().detail());
        }
    }

    private static Line line(String line) {
        int blank = line.lastIndexOf(' ');
        if (!line.startsWith(LINE) || blank <= LINE.length()) {
            throw malformed("a line below the text is no signature");
        }
        String name = Values.pattern("name", line.substring(LINE.length(), blank), NAME);
        String written = line.substring(blank + 1);
        try {
            byte[] both = Base64.getDecoder().decode(written);
            if (both.length > KEY_ID && Base64.getEncoder().encodeToString(both).equals(written)) {
                return new Line(name, written);
            }
        } catch (IllegalArgumentException noBase64) {
            throw malformed("a signature is no base64");
        }
        throw malformed("a signature is too short or in another spelling");
    }

    private static byte[] formed(SignatureAlgorithm algorithm, Line line) {
        try {
            return algorithm.requireForm(line.signature());
        } catch (DoubleRandomException refused) {
            throw malformed(
                    "the signature of " + line.name() + " " + refused.problem().detail());
        }
    }

    /** Four bytes that tell a reader which key to try; C2SP signed-note, "key ID". */
    private static byte[] keyId(String name, VerificationKey key) {
        ByteWriter named =
                new ByteWriter().raw(name.getBytes(StandardCharsets.UTF_8)).u8('\n');
        if (key.algorithm() == SignatureAlgorithm.ED25519) {
            byte[] spki = key.spki();
            named.u8(0x01).raw(Arrays.copyOfRange(spki, spki.length - 32, spki.length));
        } else {
            named.u8(0xff).raw(SM2_TYPE).raw(key.spki());
        }
        return Arrays.copyOf(key.algorithm().suite().hash(named.bytes()).bytes(), KEY_ID);
    }

    private byte[] message() {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String utf8(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException noText) {
            throw malformed("it is no UTF-8");
        }
    }

    private static DoubleRandomException malformed(String what) {
        return new DoubleRandomException(new Problem(ErrorCode.DOCUMENT_MALFORMED, Place.of("signed note"), what));
    }
}
