package io.doublerandom.app.desk.inspection;

import io.doublerandom.app.desk.Actor;
import io.doublerandom.app.desk.DeskLedger;
import io.doublerandom.app.desk.publicity.NoticeQueue;
import io.doublerandom.app.desk.publicity.Progress;
import io.doublerandom.core.Authority;
import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.ErrorCode;
import io.doublerandom.core.Step;
import io.doublerandom.core.inspection.Disposal;
import io.doublerandom.core.inspection.DisposalPlanner;
import io.doublerandom.core.inspection.InspectionResult;
import io.doublerandom.core.inspection.Outcome;
import io.doublerandom.core.store.jdbc.Stores;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What follows from problems, at the desk (后续处置): decided, carried on, closed with proof. */
public final class DisposalDesk {
    private static final String CORRECTED = "已当场改正";

    private final DeskLedger ledger;
    private final OfficeTerms terms;

    /** Over where the desk keeps things. */
    public DisposalDesk(DeskLedger ledger, OfficeTerms terms) {
        this.ledger = ledger;
        this.terms = terms;
    }

    /**
     * What is to be decided.
     *
     * @param type what is done
     * @param toAuthority who does it; null for the authority that inspected
     * @param documentNo document number, perhaps empty
     * @param deadline last day; null for that of the term
     * @param note what is done, perhaps empty
     */
    public record Decision(
            Disposal.Type type,
            Authority.@Nullable Id toAuthority,
            String documentNo,
            @Nullable LocalDate deadline,
            String note) {}

    /** What usually follows from an approved result and was not decided yet, decided on a day. */
    public List<Disposal> proposals(Stores now, InspectionResult result, Instant at) {
        if (!decidable(result)) {
            return List.of();
        }
        Set<Disposal.Type> decided = now.disposals().ofResult(result.id()).stream()
                .map(Disposal::type)
                .collect(Collectors.toSet());
        Step<Disposal.State> step = new Step<>(Disposal.State.DECIDED, "proposal", at, "");
        return new DisposalPlanner(terms.disposals(), terms.calendar())
                .plan(result, terms.day(at), step).stream()
                        .filter(disposal -> !decided.contains(disposal.type()))
                        .toList();
    }

    /** Decides what follows from an approved result; it waits to be published from now on. */
    public Disposal decide(Stores now, InspectionResult.Id id, Decision decision, Actor by, Instant at) {
        InspectionResult result = ResultDesk.find(now, id);
        if (!decidable(result)) {
            throw new DoubleRandomException(
                    ErrorCode.RESULT_STATE, "result " + id + " (" + result.state() + ") 尚未通过审核 / is not approved yet");
        }
        requireFollows(result, decision.type());
        Authority.Id charged = decision.toAuthority() == null ? result.authority() : decision.toAuthority();
        requireKnown(now, charged);
        Disposal disposal = new Disposal(
                nextId(now, id),
                id,
                decision.type(),
                charged,
                decision.documentNo(),
                deadline(decision, terms.day(at)),
                decision.note(),
                List.of(new Step<>(Disposal.State.DECIDED, by.id(), at, "")));
        if (decision.type() == Disposal.Type.NONE) {
            disposal = disposal.with(new Step<>(Disposal.State.CLOSED, by.id(), at, CORRECTED));
        }
        now.disposals().save(List.of(disposal));
        NoticeQueue.add(now, result, disposal, terms.resultDue(terms.day(at)), by.id(), at);
        Progress.follow(now, result.assignment(), by.id(), at);
        ledger.record(
                now,
                by,
                "disposal:decide",
                "disposal/" + disposal.id(),
                decision.type().name());
        return disposal;
    }

    /**
     * Says how far a disposal is.
     *
     * @param toAuthority who takes it over; null if nobody does
     * @param documentNo its document from now on; null if it stays
     * @param proof what is proven; null if nothing is
     */
    public Disposal carryOn(
            Stores now,
            Disposal.Id id,
            int revision,
            String note,
            Authority.@Nullable Id toAuthority,
            @Nullable String documentNo,
            Disposal.@Nullable Proof proof,
            Actor by,
            Instant at) {
        Disposal disposal = open(now, id, revision);
        Step<Disposal.State> step = new Step<>(Disposal.State.IN_PROGRESS, by.id(), at, note);
        if (proof != null) {
            requireProof(disposal, proof, at);
        }
        if (toAuthority != null) {
            requireKnown(now, toAuthority);
        }
        Disposal next = disposal.carriedOn(
                toAuthority == null ? disposal.toAuthority() : toAuthority,
                documentNo == null ? disposal.documentNo() : documentNo,
                proof,
                step);
        now.disposals().save(List.of(next));
        ledger.record(now, by, "disposal:progress", "disposal/" + id, note);
        return next;
    }

    /** Closes a disposal with proof. */
    public Disposal close(
            Stores now, Disposal.Id id, int revision, Disposal.Proof proof, String note, Actor by, Instant at) {
        Disposal disposal = open(now, id, revision);
        requireProof(disposal, proof, at);
        if (disposal.rechecked() && proof.recheck() != Disposal.Recheck.PASSED) {
            throw unproven("复查未通过，不能办结；请记为办理中 / a re-check that was not passed closes nothing");
        }
        Disposal closed = disposal.with(proof, new Step<>(Disposal.State.CLOSED, by.id(), at, note));
        now.disposals().save(List.of(closed));
        Progress.follow(now, ResultDesk.find(now, closed.result()).assignment(), by.id(), at);
        ledger.record(now, by, "disposal:close", "disposal/" + id, note);
        return closed;
    }

    /** A disposal that is kept. */
    public static Disposal find(Stores now, Disposal.Id id) {
        return now.disposals()
                .find(id)
                .orElseThrow(() -> new DoubleRandomException(ErrorCode.NOT_FOUND, "没有这项处置 / no such disposal"));
    }

    private static Disposal open(Stores now, Disposal.Id id, int revision) {
        Disposal disposal = find(now, id);
        if (revision != disposal.steps().size()) {
            throw new DoubleRandomException(
                    ErrorCode.REVISION_STALE,
                    "现为第 " + disposal.steps().size() + " 版 / revision is "
                            + disposal.steps().size() + ", not " + revision);
        }
        if (disposal.state() == Disposal.State.CLOSED) {
            throw new DoubleRandomException(ErrorCode.DISPOSAL_STATE, "disposal " + id + " 已完结 / is closed");
        }
        return disposal;
    }

    private void requireProof(Disposal disposal, Disposal.Proof proof, Instant at) {
        if (proof.on().isAfter(terms.day(at))) {
            throw unproven("凭证日期在今天之后 / the day of the proof is to come");
        }
        if (disposal.rechecked() == (proof.recheck() == Disposal.Recheck.NONE)) {
            throw unproven(
                    disposal.rechecked()
                            ? "须写明复查是否通过（passed） / say whether the re-check was passed"
                            : "该类处置没有复查（passed） / this type has no re-check");
        }
    }

    private static boolean decidable(InspectionResult result) {
        return result.state() == InspectionResult.State.AUDITED || result.state() == InspectionResult.State.PUBLISHED;
    }

    private static void requireFollows(InspectionResult result, Disposal.Type type) {
        boolean clear = result.outcomes().stream().allMatch(outcome -> outcome.nature() == Outcome.Nature.CLEAR);
        boolean nothing = type == Disposal.Type.NONE && !result.outcomes().contains(Outcome.CORRECTED);
        if (clear || nothing) {
            throw new DoubleRandomException(
                    ErrorCode.DISPOSAL_STATE,
                    "result " + result.id() + " " + result.outcomes() + " 不产生该处置 / gives no ground for " + type);
        }
    }

    private LocalDate deadline(Decision decision, LocalDate today) {
        LocalDate latest = terms.disposalDue(decision.type(), today);
        LocalDate asked = decision.deadline() == null ? latest : decision.deadline();
        if (asked.isBefore(today) || asked.isAfter(latest)) {
            throw new DoubleRandomException(
                    ErrorCode.VALUE_INVALID,
                    "deadline 须在 " + today + " 至 " + latest + " 之间 / is not from " + today + " to " + latest);
        }
        return asked;
    }

    private static Disposal.Id nextId(Stores now, InspectionResult.Id id) {
        return new Disposal.Id(id + "-D" + (now.disposals().ofResult(id).size() + 1));
    }

    private static void requireKnown(Stores now, Authority.Id authority) {
        if (now.authorities().find(authority).isEmpty()) {
            throw new DoubleRandomException(ErrorCode.REFERENCE_UNKNOWN, "toAuthority 没有这个部门 / no such authority");
        }
    }

    private static DoubleRandomException unproven(String detail) {
        return new DoubleRandomException(ErrorCode.DISPOSAL_UNPROVEN, "proof " + detail);
    }
}
