package io.doublerandom.app.http.desk;

import com.fasterxml.jackson.databind.JsonNode;
import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.inspection.Disposal;
import io.doublerandom.core.inspection.Evidence;
import io.doublerandom.core.inspection.InspectionResult;
import io.doublerandom.core.inspection.Outcome;
import io.doublerandom.core.inspection.ResultContent;
import io.doublerandom.core.register.InspectionItem;
import io.doublerandom.core.register.Inspector;
import io.doublerandom.core.register.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads what is entered of results, and what proves something. */
final class EntryReader {
    private static final int FINDINGS = 200;
    private static final int FILES = 100;
    private static final int PEOPLE = 50;
    private static final int CODE = 64;
    private static final String[] ENTRY = {
        "inspectedOn", "methods", "outcomes", "findings", "signers", "summary", "evidence"
    };

    private EntryReader() {}

    /** A whole entry. */
    static ResultContent content(Sent request) {
        Sent entry = request.object("entry", ENTRY);
        return new ResultContent(
                entry.day("inspectedOn"),
                constants(entry, "methods", Method.class),
                constants(entry, "outcomes", Outcome.class),
                entry.objects("findings", FINDINGS, "item", "check", "problem", "handling").stream()
                        .map(EntryReader::finding)
                        .toList(),
                all(entry, "signers", Inspector.Id::new),
                entry.textOr("summary", 2000, ""),
                evidence(entry));
    }

    /** An entry as far as it got, as text; its form is checked and nothing else. */
    static String draft(Sent request, JsonNode body) {
        Sent entry = request.object("entry", ENTRY);
        entry.textOrNull("inspectedOn", 10, java.time.LocalDate::parse);
        if (entry.has("methods")) {
            constants(entry, "methods", Method.class);
        }
        if (entry.has("outcomes")) {
            constants(entry, "outcomes", Outcome.class);
        }
        if (entry.has("findings")) {
            for (Sent finding : entry.objects("findings", FINDINGS, "item", "check", "problem", "handling")) {
                finding.text("item", CODE, InspectionItem.Code::new);
                finding.textOrNull("check", CODE, InspectionResult.Check::valueOf);
                finding.textOr("problem", 1000, "");
                finding.textOr("handling", 1000, "");
            }
        }
        if (entry.has("signers")) {
            all(entry, "signers", Inspector.Id::new);
        }
        entry.textOr("summary", 2000, "");
        evidence(entry);
        return body.path("entry").toString();
    }

    /** What proves that a disposal was done. */
    static Disposal.Proof proof(Sent request) {
        Sent proof = request.object("proof", "on", "documentNo", "passed", "evidence");
        Disposal.Recheck recheck = !proof.has("passed")
                ? Disposal.Recheck.NONE
                : proof.flagOr("passed", false) ? Disposal.Recheck.PASSED : Disposal.Recheck.FAILED;
        return new Disposal.Proof(proof.day("on"), proof.text("documentNo", 100), recheck, file(proof));
    }

    private static @Nullable Evidence file(Sent proof) {
        return proof.has("evidence") ? evidenceOf(proof.object("evidence", "name", "digest")) : null;
    }

    private static List<Evidence> evidence(Sent entry) {
        return entry.has("evidence")
                ? entry.objects("evidence", FILES, "name", "digest").stream()
                        .map(EntryReader::evidenceOf)
                        .toList()
                : List.of();
    }

    private static Evidence evidenceOf(Sent evidence) {
        String name = evidence.text("name", 200);
        return evidence.text("digest", CODE, digest -> new Evidence(name, digest));
    }

    private static InspectionResult.Finding finding(Sent finding) {
        InspectionResult.Check check = finding.constant("check", InspectionResult.Check.class);
        String problem = finding.textOr("problem", 1000, "");
        if (check == InspectionResult.Check.FAILED && problem.isBlank()) {
            throw finding.wrong("problem", "is blank though the check failed");
        }
        return new InspectionResult.Finding(
                finding.text("item", CODE, InspectionItem.Code::new),
                check,
                problem,
                finding.textOr("handling", 1000, ""));
    }

    private static <E extends Enum<E>> List<E> constants(Sent entry, String name, Class<E> type) {
        return all(entry, name, text -> Enum.valueOf(type, text));
    }

    private static <T> List<T> all(Sent entry, String name, Function<String, T> read) {
        List<T> all = new ArrayList<>();
        for (String text : entry.texts(name, PEOPLE, CODE)) {
            try {
                all.add(read.apply(text));
            } catch (DoubleRandomException | IllegalArgumentException unknown) {
                throw entry.wrong(name, "has an element of another form than openapi.yaml asks for");
            }
        }
        return all;
    }
}
