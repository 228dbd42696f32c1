package io.doublerandom.core.draw;

import io.doublerandom.core.Values;
import io.doublerandom.core.crypto.Bytes32;
import io.doublerandom.core.crypto.CryptoSuite;
import io.doublerandom.core.internal.Json;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * That an attempt was voided (作废公告), for everybody: the document {@code void.json}, published beside what the attempt had
 * committed to. It names offices and no people. Whether it is true shows in the audit log, which holds {@link #digest}.
 *
 * @param header the header hash of the attempt
 * @param reason why, 1 to 1,000 characters, as it was logged; with an outage a remark
 * @param outage the public value that was not published, from 0; −1 for another reason
 * @param voided who voided it and when
 * @param redraw who approved another attempt and when; null while nobody has
 */
public record VoidNotice(
        @NotNull Bytes32 header,
        @NotNull String reason,
        int outage,
        @NotNull Decision voided,
        @Nullable Decision redraw) {
    /** The name of the document. */
    public static final String DOCUMENT = "void.json";

    private static final int MAX_REASON = 1000;

    public VoidNotice {
        Values.present("header", header);
        Values.text("reason", reason, MAX_REASON);
        DrawValues.title("reason", reason);
        Values.between("outage", outage, -1, 65_534);
        Values.present("voided", voided);
    }

    /**
     * What an office decided.
     *
     * @param officeZh the office, in Chinese
     * @param officeEn the office, in English
     * @param at when, in whole seconds
     */
    public record Decision(
            @NotNull String officeZh,
            @NotNull String officeEn,
            @NotNull Instant at) {
        public Decision {
            DrawValues.label("officeZh", officeZh);
            DrawValues.label("officeEn", officeEn);
            DrawValues.time("at", at);
        }

        private Json write() {
            return new Json.Obj(Map.of(
                    "officeZh", new Json.Text(officeZh),
                    "officeEn", new Json.Text(officeEn),
                    "at", new Json.Text(at.toString())));
        }

        private static Decision read(DocumentReader reader) {
            return new Decision(reader.text("officeZh"), reader.text("officeEn"), reader.time("at"));
        }
    }

    /** The digest under which the reason stands in the audit log, as {@code void} of the header hash. */
    public Bytes32 digest(CryptoSuite suite) {
        return DrawLog.reasonDigest(suite, outage < 0 ? reason : DrawLog.outage(outage));
    }

    /** The canonical bytes of {@code void.json}. */
    public byte[] canonicalBytes() {
        Map<String, Json> members = new HashMap<>();
        members.put("v", new Json.Int(1));
        members.put("header", new Json.Text(header.hex()));
        members.put("reason", new Json.Text(reason));
        if (outage >= 0) {
            members.put("outage", new Json.Int(outage));
        }
        members.put("voided", voided.write());
        if (redraw != null) {
            members.put("redraw", redraw.write());
        }
        return DocumentReader.bytes(DOCUMENT, new Json.Obj(members));
    }

    /** Reads {@code void.json}; {@link io.doublerandom.core.ErrorCode#DRAW_INPUT_INVALID} as for a plan. */
    public static VoidNotice parse(byte[] document) {
        return DocumentReader.document(DOCUMENT, DocumentReader.canonical(DOCUMENT, document), reader -> {
            reader.version();
            return new VoidNotice(
                    reader.hash("header"),
                    reader.text("reason"),
                    reader.has("outage") ? reader.integer("outage", 65_534) : -1,
                    reader.object("voided", Decision::read),
                    reader.has("redraw") ? reader.object("redraw", Decision::read) : null);
        });
    }
}
