package io.doublerandom.core.draw;

import io.doublerandom.core.SubjectIdentifier;
import io.doublerandom.core.Values;
import io.doublerandom.core.crypto.Bytes32;
import io.doublerandom.core.crypto.CryptoSuite;
import io.doublerandom.core.draw.Verification.Documents;
import io.doublerandom.core.internal.CanonicalJson;
import io.doublerandom.core.internal.Json;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What shows one subject why it was drawn or not (单户证明, "为什么是我"), without the pool: the document of
 * {@code docs/spec/subject-proof-v1.md}. {@link SubjectProofs} makes one, {@link SubjectProofCheck} checks one. Immutable.
 */
public final class SubjectProof {
    /** What problems call the document. */
    public static final String DOCUMENT = "subject-proof.json";

    private final Level level;
    private final String sid;
    private final Documents documents;
    private final Bytes32 planHash;
    private final List<PoolStretch> pool;
    private final @Nullable List<ListStretch> list;
    private final @Nullable OwnPart own;
    private final BundleSignatures signatures;

    /** Who may have a proof. */
    public enum Level {
        /** Anybody: whether the subject is in the pool and on the public list. */
        PUBLIC("public"),
        /** The subject itself: its codes, salt, ticket and threshold, or why it was excluded. */
        OWN("own");

        private final String id;

        Level(String id) {
            this.id = id;
        }

        /** The name in the document. */
        public String id() {
            return id;
        }

        private static Level parse(String id) {
            Values.require(id.equals(PUBLIC.id) || id.equals(OWN.id), "level", "is neither public nor own");
            return id.equals(OWN.id) ? OWN : PUBLIC;
        }
    }

    /** What is only for the subject: the first two if it is in the pool, the third if not (empty if in no register). */
    record OwnPart(
            @Nullable OwnAttributes attributes,
            @Nullable StrataStretch strata,
            @Nullable String reason) {}

    SubjectProof(
            String sid,
            Documents documents,
            Bytes32 planHash,
            List<PoolStretch> pool,
            @Nullable List<ListStretch> list,
            @Nullable OwnPart own,
            BundleSignatures signatures) {
        byte[] bytes = sid.getBytes(StandardCharsets.UTF_8);
        Values.require(SubjectIdentifier.matches(bytes, 0, bytes.length), "sid", "is no legal subject id");
        this.level = own == null ? Level.PUBLIC : Level.OWN;
        this.sid = sid;
        this.documents = documents;
        this.planHash = planHash;
        this.pool = List.copyOf(pool);
        this.list = list == null ? null : List.copyOf(list);
        this.own = own;
        this.signatures = signatures;
    }

    /**
     * Reads a proof; whether it holds is for a {@link SubjectProofCheck} to say.
     *
     * @throws io.doublerandom.core.DoubleRandomException
     *     {@link io.doublerandom.core.ErrorCode#DRAW_INPUT_INVALID} naming the member, if it is not canonical, lacks a
     *     member, has one too many or one out of range; {@link io.doublerandom.core.ErrorCode#LIMIT_EXCEEDED} beyond 1 MiB
     */
    public static SubjectProof parse(byte[] document) {
        return read(DocumentReader.canonical(DOCUMENT, document));
    }

    static SubjectProof read(Json document) {
        return DocumentReader.document(DOCUMENT, document, reader -> {
            reader.version();
            Level level = Level.parse(reader.text("level"));
            Json plan = reader.value("plan");
            Json header = reader.value("header");
            DrawPlan rules = PlanDocument.read(plan);
            CryptoSuite suite = rules.suite();
            Documents documents = new Documents(
                    rules,
                    DrawHeader.read(header),
                    CeremonyRecord.read(reader.value("ceremony")),
                    ResultDocument.read(reader.value("result")),
                    suite.hash("header", CanonicalJson.bytes(header)));
            boolean signed = reader.has("signatures");
            return new SubjectProof(
                    reader.text("sid"),
                    documents,
                    suite.hash("plan", CanonicalJson.bytes(plan)),
                    reader.objects("pool", PoolStretch::read),
                    reader.has("list") ? reader.objects("list", ListStretch::read) : null,
                    level == Level.OWN ? own(reader) : null,
                    signed
                            ? BundleSignatures.parse(
                                    CanonicalJson.bytes(reader.value("signatures")),
                                    CanonicalJson.bytes(reader.value("keys")))
                            : BundleSignatures.none());
        });
    }

    private static OwnPart own(DocumentReader reader) {
        return reader.has("reason")
                ? new OwnPart(null, null, reader.text("reason"))
                : new OwnPart(
                        reader.object("attributes", OwnAttributes::read),
                        reader.object("strata", StrataStretch::read),
                        null);
    }

    /** The canonical bytes. */
    public byte[] canonicalBytes() {
        Map<String, Json> members = new HashMap<>();
        members.put("v", new Json.Int(1));
        members.put("level", new Json.Text(level.id()));
        members.put("sid", new Json.Text(sid));
        members.put("plan", CanonicalJson.parse(documents.plan().canonicalBytes()));
        members.put("header", CanonicalJson.parse(documents.header().canonicalBytes()));
        members.put("ceremony", CanonicalJson.parse(documents.ceremony().canonicalBytes()));
        members.put("result", CanonicalJson.parse(documents.result().canonicalBytes()));
        members.put("pool", new Json.Arr(pool.stream().map(PoolStretch::write).toList()));
        if (list != null) {
            members.put(
                    "list", new Json.Arr(list.stream().map(ListStretch::write).toList()));
        }
        if (own != null) {
            write(own, members);
        }
        if (!signatures.isEmpty()) {
            members.put("signatures", CanonicalJson.parse(signatures.canonicalBytes()));
            members.put("keys", CanonicalJson.parse(signatures.keysBytes()));
        }
        return DocumentReader.bytes(DOCUMENT, new Json.Obj(members));
    }

    private static void write(OwnPart own, Map<String, Json> members) {
        if (own.reason() != null) {
            members.put("reason", new Json.Text(own.reason()));
        }
        if (own.attributes() != null) {
            members.put("attributes", own.attributes().write());
        }
        if (own.strata() != null) {
            members.put("strata", own.strata().write());
        }
    }

    /** For whom it is. */
    public Level level() {
        return level;
    }

    /** The subject it is about. */
    public String sid() {
        return sid;
    }

    /** The draw it is about. */
    public Bytes32 headerHash() {
        return documents.headerHash();
    }

    Documents documents() {
        return documents;
    }

    Bytes32 planHash() {
        return planHash;
    }

    List<PoolStretch> pool() {
        return pool;
    }

    /** The stretches of the public list; empty under an embargo. */
    Optional<List<ListStretch>> list() {
        return Optional.ofNullable(list);
    }

    @Nullable
    OwnPart own() {
        return own;
    }

    BundleSignatures signatures() {
        return signatures;
    }

    /** Without the content: what is in it may be for one subject only. */
    @Override
    public String toString() {
        return "SubjectProof[" + level.id() + "]";
    }
}
