package io.doublerandom.core.draw;

import static io.doublerandom.core.draw.CorruptVector.signed;
import static io.doublerandom.core.draw.CorruptVector.unsigned;
import static io.doublerandom.core.draw.MadeVectors.FORTY_SHA256;
import static io.doublerandom.core.draw.MadeVectors.FORTY_SM3;
import static io.doublerandom.core.draw.MadeVectors.SECOND;

import java.util.List;

/** Defects of the files as a whole and of the documents; all hashes, commitments and outcomes fit what lies there. */
final class CorruptDocuments {
    private static final String HASH = "ab".repeat(32);

    private CorruptDocuments() {}

    static List<CorruptVector> all() {
        return List.of(
                unsigned(
                        "extra-file",
                        FORTY_SM3,
                        CheckName.FILES,
                        "a file that belongs to no projection",
                        bundle -> bundle.write("notes.txt", "示例\n")),
                unsigned(
                        "missing-file",
                        FORTY_SHA256,
                        CheckName.FILES,
                        "teams.csv is missing",
                        bundle -> bundle.remove(EvidenceBundle.TEAMS)),
                unsigned(
                        "partial-projection",
                        FORTY_SM3,
                        CheckName.FILES,
                        "what is published, and the attributes",
                        bundle -> {
                            byte[] attributes = bundle.bytes(SamplingFrame.ATTRIBUTES);
                            bundle.publicOnly();
                            bundle.files().put(SamplingFrame.ATTRIBUTES, attributes);
                        }),
                unsigned(
                        "embargo-not-in-the-plan",
                        FORTY_SM3,
                        CheckName.FILES,
                        "a PUBLIC bundle without public.csv, though the plan has no embargo",
                        bundle -> {
                            bundle.publicOnly();
                            bundle.remove(EvidenceBundle.PUBLIC_LIST);
                        }),
                signatureFileMissing(),
                plan("plan-fraction", "200000 is written 200000.0", "\"A\":200000", "\"A\":200000.0"),
                plan("plan-exponent", "200000 is written 2e5", "\"A\":200000", "\"A\":2e5"),
                plan("plan-minus-zero", "0 is written -0", "\"N\":0", "\"N\":-0"),
                plan("plan-white-space", "a blank behind a colon", "\"seq\":1", "\"seq\": 1"),
                plan("plan-line-feed", "a line feed behind the document", "$", "\n"),
                plan("plan-byte-order-mark", "a byte order mark before the document", "^", "\ufeff"),
                plan("plan-member-twice", "a member is repeated", "(\"practice\":false)", "$1,$1"),
                plan("plan-null", "null instead of empty text", "\"embargoUntil\":\"\"", "\"embargoUntil\":null"),
                plan("plan-unsorted", "two members are exchanged", "(\"seq\":1),(\"series\":\"2024\")", "$2,$1"),
                plan("plan-escape", "a letter is written as an escape", "\"SM3\"", "\"S\\\\u004d3\""),
                plan("plan-decomposed", "text in normal form D", "à", "a\u0300"),
                plan("plan-lone-surrogate", "half a character", "à", "\\\\ud800"),
                unsigned(
                        "plan-integer-of-2-53",
                        FORTY_SHA256,
                        CheckName.CANONICAL,
                        "an integer that a double cannot tell from its neighbour",
                        bundle -> {
                            bundle.replace(DrawPlan.DOCUMENT, "\"total\":12", "\"total\":9007199254740991");
                            bundle.followPlan();
                            bundle.replace(DrawPlan.DOCUMENT, "9007199254740991", "9007199254740992");
                            bundle.mendAll();
                        }),
                members("plan-member-missing", "practice is missing", DrawPlan.DOCUMENT, "\"practice\":false,", ""),
                members("plan-member-unknown", "a member that no plan has", DrawPlan.DOCUMENT, "\"v\":1", "$0,\"w\":1"),
                members(
                        "plan-two-quotas",
                        "total and atLeast",
                        DrawPlan.DOCUMENT,
                        "\\{\"mode\":\"sys\"",
                        "{\"atLeast\":0,\"mode\":\"sys\",\"total\":0"),
                members(
                        "plan-mask-without-name",
                        "a seat asks for bit 2, two are named",
                        DrawPlan.DOCUMENT,
                        "\"qual\":1",
                        "\"qual\":5"),
                members(
                        "plan-unit-unknown",
                        "unit names no attribute",
                        DrawPlan.DOCUMENT,
                        "\"unit\":\"division\"",
                        "\"unit\":\"province\""),
                members(
                        "plan-title-too-long",
                        "1,002 UTF-16 units of 501 characters",
                        DrawPlan.DOCUMENT,
                        "\"title\":\"[^\"]*",
                        "\"title\":\"" + "😀".repeat(501)),
                members(
                        "header-member-unknown",
                        "a member that no header has",
                        DrawHeader.DOCUMENT,
                        "\"v\":1",
                        "$0,\"w\":1"),
                members(
                        "header-supersedes-at-first",
                        "the first attempt supersedes another",
                        DrawHeader.DOCUMENT,
                        "\"supersedes\":\"\"",
                        "\"supersedes\":\"" + HASH + "\""),
                members("header-no-real-time", "30 February", DrawHeader.DOCUMENT, "2024-03-20T01", "2024-02-30T01"),
                members(
                        "header-year-zero",
                        "a time before the year 1",
                        DrawHeader.DOCUMENT,
                        "2024-03-20T01",
                        "0000-03-20T01"),
                members(
                        "header-snapshot-too-late",
                        "the pool was frozen when nonces were opened",
                        DrawHeader.DOCUMENT,
                        "T01:00:00Z",
                        "T02:00:00Z"),
                members(
                        "header-hash-in-capitals",
                        "a root in capital letters",
                        DrawHeader.DOCUMENT,
                        "\"rosterRoot\":\"[0-9a-f]{64}",
                        "\"rosterRoot\":\"" + "AB".repeat(32)),
                unsigned(
                        "header-supersedes-removed",
                        SECOND,
                        CheckName.MEMBERS,
                        "a second attempt without a first",
                        bundle -> {
                            bundle.replace(
                                    DrawHeader.DOCUMENT, "\"supersedes\":\"[0-9a-f]{64}\"", "\"supersedes\":\"\"");
                            bundle.mendFromHeader();
                        }),
                unsigned(
                        "ceremony-commit-missing",
                        FORTY_SM3,
                        CheckName.MEMBERS,
                        "a party without a commitment",
                        bundle -> bundle.replace(CeremonyRecord.DOCUMENT, "\"commit\":\"[0-9a-f]{64}\",", "")),
                unsigned(
                        "result-member-missing",
                        FORTY_SHA256,
                        CheckName.MEMBERS,
                        "teamsRoot is missing",
                        bundle -> bundle.replace(ResultDocument.DOCUMENT, "\"teamsRoot\":\"[0-9a-f]{64}\",", "")),
                unsigned(
                        "ratio-changed",
                        FORTY_SM3,
                        CheckName.PLAN_HASH,
                        "another ratio in the plan, and its outcome",
                        bundle -> {
                            bundle.replace(DrawPlan.DOCUMENT, "\"A\":200000", "\"A\":0");
                            bundle.followPlan();
                            bundle.redraw();
                        }),
                unsigned(
                        "ratio-changed-header-mended",
                        FORTY_SM3,
                        CheckName.REVEALS,
                        "another ratio in the plan, whose hash is in the header",
                        bundle -> {
                            bundle.replace(DrawPlan.DOCUMENT, "\"A\":200000", "\"A\":0");
                            bundle.followPlan();
                            bundle.mendPlanHash();
                            bundle.redraw();
                        }),
                signed("ratio-changed-by-all", FORTY_SM3, "another ratio, and the whole draw made again", bundle -> {
                    bundle.replace(DrawPlan.DOCUMENT, "\"A\":200000", "\"A\":0");
                    bundle.followPlan();
                    bundle.mendAll();
                }),
                unsigned(
                        "header-of-another-seq",
                        FORTY_SHA256,
                        CheckName.HEADER,
                        "the header has another seq than the plan",
                        bundle -> {
                            bundle.replace(DrawHeader.DOCUMENT, "\"seq\":1", "\"seq\":2");
                            bundle.mendFromHeader();
                        }),
                unsigned(
                        "header-waits-for-another-round",
                        FORTY_SM3,
                        CheckName.HEADER,
                        "header and ceremony have a later round than the plan",
                        bundle -> {
                            bundle.replace(DrawHeader.DOCUMENT, "2024031", "2024032");
                            bundle.replace(CeremonyRecord.DOCUMENT, "2024031", "2024032");
                            bundle.mendFromHeader();
                        }),
                unsigned(
                        "result-of-another-header",
                        FORTY_SHA256,
                        CheckName.HEADER,
                        "the result names another header",
                        bundle -> bundle.replace(
                                ResultDocument.DOCUMENT, "\"header\":\"[0-9a-f]{64}", "\"header\":\"" + HASH)));
    }

    private static CorruptVector signatureFileMissing() {
        return unsigned("keys-missing", FORTY_SHA256, CheckName.FILES, "signatures.json without keys.json", bundle -> {
            bundle.sign(SignedVectors.signAll(bundle.transcript()));
            bundle.remove(BundleSignatures.KEYS);
        });
    }

    /** Another spelling of the same plan. */
    private static CorruptVector plan(String name, String defect, String regex, String replacement) {
        return unsigned(name, FORTY_SM3, CheckName.CANONICAL, "plan.json: " + defect, bundle -> {
            bundle.replace(DrawPlan.DOCUMENT, regex, replacement);
            bundle.mendAll();
        });
    }

    /** A canonical document with a wrong member. */
    private static CorruptVector members(
            String name, String defect, String document, String regex, String replacement) {
        return unsigned(name, FORTY_SM3, CheckName.MEMBERS, document + ": " + defect, bundle -> {
            bundle.replace(document, regex, replacement);
            if (document.equals(DrawPlan.DOCUMENT)) {
                bundle.mendPlanHash();
            }
            bundle.mendFromHeader();
        });
    }
}
