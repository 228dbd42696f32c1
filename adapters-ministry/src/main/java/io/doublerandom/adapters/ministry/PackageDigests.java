package io.doublerandom.adapters.ministry;

import io.doublerandom.adapters.ministry.xml.ExchangePackage;
import io.doublerandom.adapters.ministry.xml.Field;
import io.doublerandom.adapters.ministry.xml.Record;
import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.ErrorCode;
import io.doublerandom.core.Place;
import io.doublerandom.core.Problem;
import io.doublerandom.core.sync.RecordDigest;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The digests inside a package (包摘要), all SM3 (GB/T 32905-2016) as 64 lower-case hexadecimal digits.
 *
 * <p>A record's hash covers its fields as the platform has them, {@code name U+001F value LF} sorted by name; no XML
 * document can hold U+001F, so no two lists of fields give the same text. The body's digest covers the hashes in order,
 * the next package's {@code PrevDigest} the bytes of this one.
 */
public final class PackageDigests {
    /** SM3 of nothing: {@code PrevDigest} of the first package, hash of a record without fields. */
    public static final String EMPTY = "1ab21d8355cfa17f8e61194831e81a8f22bec8c728fefb747ed035eb5082aa2b";

    private static final char UNIT_SEPARATOR = '\u001f';

    private PackageDigests() {}

    /** The hash of a record with these fields. */
    public static String ofFields(List<Field> fields) {
        StringBuilder text = new StringBuilder(256);
        fields.stream()
                .sorted(Comparator.comparing(Field::getN))
                .forEach(field -> text.append(field.getN())
                        .append(UNIT_SEPARATOR)
                        .append(field.getValue())
                        .append('\n'));
        return RecordDigest.sm3(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** The digest of a body with these records. */
    public static String ofBody(List<Record> records) {
        return RecordDigest.ofDigests(records.stream().map(Record::getHash).toList());
    }

    /** The digest of a package as it was sent. */
    public static String ofPackage(byte[] bytes) {
        return RecordDigest.sm3(bytes);
    }

    /**
     * Checks that a package is what its head says.
     *
     * @throws DoubleRandomException {@link ErrorCode#DOCUMENT_MALFORMED} naming the digest or count that is wrong
     */
    public static void check(ExchangePackage message, String source) {
        List<Record> records = message.getBody().getRecord();
        if (message.getHead().getRecordCount() != records.size()) {
            throw wrong(
                    source,
                    "RecordCount",
                    "says " + message.getHead().getRecordCount() + ", the body has " + records.size());
        }
        for (int i = 0; i < records.size(); i++) {
            Set<String> names = new HashSet<>();
            for (Field field : records.get(i).getF()) {
                if (!names.add(field.getN())) {
                    throw wrong(source, "F", "record " + (i + 1) + " has a field twice");
                }
            }
            if (!ofFields(records.get(i).getF()).equals(records.get(i).getHash())) {
                throw wrong(source, "hash", "of record " + (i + 1) + " does not cover its fields");
            }
        }
        if (!ofBody(records).equals(message.getHead().getBodyDigest())) {
            throw wrong(source, "BodyDigest", "does not cover the records");
        }
    }

    private static DoubleRandomException wrong(String source, String part, String detail) {
        return new DoubleRandomException(
                new Problem(ErrorCode.DOCUMENT_MALFORMED, Place.of(source, 0, part), part + " " + detail));
    }
}
