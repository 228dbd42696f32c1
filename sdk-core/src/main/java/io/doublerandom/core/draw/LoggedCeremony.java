package io.doublerandom.core.draw;

import io.doublerandom.core.audit.AuditLog;
import io.doublerandom.core.audit.LoggedEntry;
import io.doublerandom.core.crypto.Bytes32;
import io.doublerandom.core.crypto.CryptoSuite;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What stands of one attempt in the audit log (仪式日志): looked up step by step, so it is as new as each question, and it
 * needs no frame.
 */
public final class LoggedCeremony {
    private final AuditLog log;
    private final DrawPlan plan;
    private final DrawHeader header;
    private final Bytes32 headerHash;

    private LoggedCeremony(AuditLog log, DrawPlan plan, DrawHeader header) {
        this.log = log;
        this.plan = plan;
        this.header = header;
        this.headerHash = header.hash(plan.suite());
    }

    /** The steps of the attempt with this plan and header. */
    public static LoggedCeremony of(AuditLog log, DrawPlan plan, DrawHeader header) {
        return new LoggedCeremony(log, plan, header);
    }

    /** The place of the plan in its series, if it is this plan that stands there. */
    public Optional<LoggedEntry> plan() {
        return log.find(DrawLog.PLAN, DrawLog.planDoc(plan.authority(), plan.series(), plan.seq()))
                .filter(entry -> entry.entry().digest().equals(plan.hash()));
    }

    /** The header, if it is this one that stands there. */
    public Optional<LoggedEntry> header() {
        return log.find(
                        DrawLog.HEADER,
                        DrawLog.headerDoc(header.authority(), header.series(), header.seq(), header.attempt()))
                .filter(entry -> entry.entry().digest().equals(headerHash));
    }

    /** Who is kept off the roster, fixed before the header; empty if nobody was. */
    public Optional<LoggedEntry> rosterExclusions() {
        return log.find(
                DrawLog.ROSTER_EXCLUSIONS,
                DrawLog.headerDoc(header.authority(), header.series(), header.seq(), header.attempt()));
    }

    /** A party's commitment. */
    public Optional<LoggedEntry> commitment(String party) {
        return find(DrawLog.commit(party));
    }

    /** A party's opening. */
    public Optional<LoggedEntry> opening(String party) {
        return find(DrawLog.reveal(party));
    }

    /** A public value, by its place in the header, from 0. */
    public Optional<LoggedEntry> value(int index) {
        return find(DrawLog.beacon(index));
    }

    /** The result. */
    public Optional<LoggedEntry> result() {
        return find(DrawLog.RESULT);
    }

    /** That it was voided. */
    public Optional<LoggedEntry> voided() {
        return find(DrawLog.VOID);
    }

    /** Whether it was voided for this reason, or because of this public value, as {@code index}; −1 for none. */
    public boolean voidedFor(String reason, int index) {
        CryptoSuite suite = plan.suite();
        Bytes32 digest = DrawLog.reasonDigest(suite, index < 0 ? reason : DrawLog.outage(index));
        return voided().filter(entry -> entry.entry().digest().equals(digest)).isPresent();
    }

    /** Whether exactly this step stands there. */
    public boolean has(CeremonyStep step) {
        return find(step.type())
                .filter(entry -> entry.entry().digest().equals(step.digest(plan.suite())))
                .isPresent();
    }

    /** Whether all parties have committed. */
    public boolean allCommitted() {
        return plan.parties().stream().allMatch(party -> commitment(party).isPresent());
    }

    /** How many nonces were opened. */
    public int opened() {
        return (int) plan.parties().stream()
                .filter(party -> opening(party).isPresent())
                .count();
    }

    /** When the openings are over: with the last of them, or at {@code revealBy} if one is withheld. */
    public Instant openingsOver() {
        List<Instant> openings = plan.parties().stream()
                .flatMap(party -> opening(party).stream())
                .map(entry -> entry.entry().at())
                .toList();
        return openings.size() < plan.parties().size()
                ? header.revealBy()
                : openings.stream().max(Comparator.naturalOrder()).orElseThrow();
    }

    /** All steps that stand there, plan and header first, in the order of the log. */
    public List<LoggedEntry> entries() {
        List<LoggedEntry> all = new ArrayList<>();
        plan().ifPresent(all::add);
        rosterExclusions().ifPresent(all::add);
        header().ifPresent(all::add);
        for (String party : plan.parties()) {
            commitment(party).ifPresent(all::add);
            opening(party).ifPresent(all::add);
        }
        for (int index = 0; index < header.beacon().size(); index++) {
            value(index).ifPresent(all::add);
        }
        result().ifPresent(all::add);
        voided().ifPresent(all::add);
        all.sort(Comparator.comparingLong(LoggedEntry::sequence));
        return List.copyOf(all);
    }

    private Optional<LoggedEntry> find(String type) {
        return log.find(type, headerHash.hex());
    }
}
