package io.doublerandom.core.publicity;

import io.doublerandom.core.Authority;
import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.ErrorCode;
import io.doublerandom.core.Place;
import io.doublerandom.core.Problem;
import io.doublerandom.core.Step;
import io.doublerandom.core.Values;
import io.doublerandom.core.crypto.CryptoSuite;
import io.doublerandom.core.internal.CanonicalJson;
import io.doublerandom.core.internal.Json;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is made public of one plan line, task, drawn subject, result or disposal (公示内容): allowed fields only.
 *
 * <p>No value of this type holds a field that is not allowed for its kind, or an identity or telephone number in free
 * text; making one fails with {@link ErrorCode#PUBLICITY_REFUSED}.
 *
 * @param id identifier of the notice
 * @param kind what is published
 * @param ref id of what is published, 1 to 64 characters
 * @param version its version, from 1
 * @param channel platform that publishes
 * @param authority authority in whose name it is published
 * @param fields the public fields, at least one, none blank
 */
public record PublicRecord(
        @NotNull @Valid PublicityNotice.Id id,
        @NotNull PublicityNotice.Kind kind,
        @NotBlank @Size(max = 64) String ref,
        @Positive int version,
        @NotNull Authority.Platform channel,
        @NotNull @Valid Authority.Id authority,
        @NotEmpty Map<@NotNull PublicField, @NotBlank String> fields) {
    public PublicRecord {
        Values.present("id", id);
        Values.present("kind", kind);
        Values.text("ref", ref, 64);
        Values.between("version", version, 1, Integer.MAX_VALUE);
        Values.present("channel", channel);
        Values.present("authority", authority);
        Values.present("fields", fields);
        Values.require(!fields.isEmpty(), "fields", "is empty");
        EnumMap<PublicField, String> copy = new EnumMap<>(PublicField.class);
        for (Map.Entry<PublicField, String> entry : fields.entrySet()) {
            PublicField field = Values.present("fields", entry.getKey());
            copy.put(field, Values.text(field.cell(), entry.getValue(), field.max()));
            permit(kind, field, entry.getValue());
        }
        fields = Collections.unmodifiableMap(copy);
    }

    private static void permit(PublicityNotice.Kind kind, PublicField field, String text) {
        if (!PublicityRules.allowed(kind).contains(field)) {
            throw refused(field, 0, "is not a public field of " + kind);
        }
        if (field.freeText()) {
            PublicityRules.publicText(field.cell(), text);
        }
    }

    private static DoubleRandomException refused(PublicField field, int offset, String detail) {
        return new DoubleRandomException(new Problem(
                ErrorCode.PUBLICITY_REFUSED,
                new Place("publicity", 0, field.cell(), offset),
                field.cell() + " " + detail));
    }

    /** The public fields as canonical JSON (RFC 8785). */
    public String payload() {
        return new String(bytes(), StandardCharsets.UTF_8);
    }

    /**
     * The fields of a payload.
     *
     * @throws DoubleRandomException {@link ErrorCode#PUBLICITY_REFUSED} if it is no object of public fields
     */
    public static Map<PublicField, String> fields(String payload) {
        if (!(CanonicalJson.parse(payload.getBytes(StandardCharsets.UTF_8)) instanceof Json.Obj object)) {
            throw new DoubleRandomException(ErrorCode.PUBLICITY_REFUSED, "a payload is no object");
        }
        EnumMap<PublicField, String> fields = new EnumMap<>(PublicField.class);
        object.members().forEach((cell, value) -> {
            PublicField field = PublicField.of(cell)
                    .orElseThrow(() -> new DoubleRandomException(
                            ErrorCode.PUBLICITY_REFUSED, "a payload has a field that is not public"));
            if (!(value instanceof Json.Text text)) {
                throw refused(field, 0, "is no text");
            }
            fields.put(field, text.value());
        });
        return fields;
    }

    /** SM3 of the public fields as canonical JSON (RFC 8785), 64 lower-case hex digits. */
    public String payloadHash() {
        return CryptoSuite.SM3_SM2.hash(bytes()).hex();
    }

    private byte[] bytes() {
        SortedMap<String, Json> members = new TreeMap<>();
        fields.forEach((field, text) -> members.put(field.cell(), new Json.Text(text)));
        return CanonicalJson.bytes(new Json.Obj(members));
    }

    /** The notice under which this is pushed, at its first step. */
    public PublicityNotice notice(LocalDate dueOn, Step<PublicityNotice.State> first) {
        return new PublicityNotice(id, kind, ref, version, channel, authority, dueOn, payloadHash(), List.of(first));
    }
}
