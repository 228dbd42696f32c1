package io.doublerandom.app.desk.ceremony;

import io.doublerandom.core.audit.LoggedEntry;
import io.doublerandom.core.draw.Ceremony;
import io.doublerandom.core.draw.CeremonyStep;
import io.doublerandom.core.draw.Draw;
import io.doublerandom.core.draw.DrawHeader;
import io.doublerandom.core.draw.DrawPlan;
import io.doublerandom.core.draw.LoggedCeremony;
import io.doublerandom.core.plan.InspectionTask;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One attempt as it stands now (抽取进展): what the log says, with the words that were kept beside it. */
public final class Attempt {
    private final CeremonyFolder folder;
    private final LoggedCeremony logged;
    private final List<Journal.Line> lines;
    private final @Nullable Draw draw;
    private final boolean newest;
    private final Instant now;

    Attempt(CeremonyFolder folder, LoggedCeremony logged, Optional<Draw> draw, boolean newest, Instant now) {
        this.folder = folder;
        this.logged = logged;
        this.lines = folder.journal().lines();
        this.draw = draw.orElse(null);
        this.newest = newest;
        this.now = now;
    }

    /** How far it has come. */
    public enum Phase {
        /** 待承诺. */
        COMMITTING,
        /** 待揭示. */
        OPENING,
        /** 待公共值. */
        VALUES,
        /** 可抽取. */
        READY,
        /** 已抽取. */
        DRAWN,
        /** 已作废. */
        VOIDED,
        /** 已逾期: can only be voided. */
        LAPSED
    }

    /** What was said of the attempt, by whom and when. */
    public record Said(String words, String by, Instant at) {}

    /** Whether no other attempt at its task came after. */
    boolean newest() {
        return newest;
    }

    /** The phase. */
    public Phase phase() {
        if (logged.voided().isPresent()) {
            return Phase.VOIDED;
        }
        if (logged.result().isPresent()) {
            return draw == null ? Phase.READY : Phase.DRAWN;
        }
        boolean late = now.isAfter(header().revealBy());
        if (!logged.allCommitted()) {
            return late ? Phase.LAPSED : Phase.COMMITTING;
        }
        int opened = logged.opened();
        if (late && opened == 0) {
            return Phase.LAPSED;
        }
        if (!late && opened < plan().parties().size()) {
            return Phase.OPENING;
        }
        for (int index = 0; index < header().beacon().size(); index++) {
            if (logged.value(index).isEmpty()) {
                return Phase.VALUES;
            }
        }
        return Phase.READY;
    }

    /** Its identity. */
    public String hash() {
        return folder.hash();
    }

    /** The task. */
    public InspectionTask.No task() {
        return folder.origin().task();
    }

    /** Revision of the decision it was frozen from. */
    public int revision() {
        return folder.origin().revision();
    }

    /** The rules. */
    public DrawPlan plan() {
        return folder.plan();
    }

    /** What was committed to. */
    public DrawHeader header() {
        return folder.header();
    }

    /** What stands in the log. */
    public LoggedCeremony logged() {
        return logged;
    }

    /** Inspectors on the roster. */
    public int inspectors() {
        return folder.inspectors();
    }

    /** The record of the draw, once it is kept. */
    public Optional<Draw> draw() {
        return Optional.ofNullable(draw);
    }

    /** When public values may be typed. */
    public Instant valuesFrom() {
        return logged.openingsOver().plus(Ceremony.PAUSE);
    }

    /** The nonce that a party opened. */
    public Optional<String> nonce(String party) {
        return lines.stream()
                .filter(line -> line.kind() == Journal.Kind.OPEN && line.name().equals(party))
                .filter(line -> logged.has(line.step().orElseThrow()))
                .map(Journal.Line::value)
                .findFirst();
    }

    /** A public value on which two users agreed. */
    public Optional<CeremonyStep.Value> value(int index) {
        return lines.stream()
                .flatMap(line -> line.step().stream())
                .filter(step -> step instanceof CeremonyStep.Value value && value.index() == index && logged.has(step))
                .map(step -> (CeremonyStep.Value) step)
                .findFirst();
    }

    /** What each user typed last of a public value, in hexadecimal digits. Not to be shown before two agree. */
    Map<String, String> readings(int index) {
        Map<String, String> readings = new TreeMap<>();
        lines.stream()
                .filter(line ->
                        line.kind() == Journal.Kind.READING && line.name().equals(String.valueOf(index)))
                .forEach(line -> readings.put(line.by(), line.value()));
        return readings;
    }

    /** Who has typed a public value. */
    public Set<String> readers(int index) {
        return new LinkedHashSet<>(readings(index).keySet());
    }

    /** Why it was voided. */
    public Optional<Said> voided() {
        return lines.stream()
                .filter(line -> line.kind() == Journal.Kind.VOID && logged.voidedFor(line.value(), outage(line)))
                .map(line -> new Said(line.value(), line.by(), entry(logged.voided(), line.at())))
                .findFirst();
    }

    /** The public value for whose outage it was voided, or −1. */
    public int outage() {
        return lines.stream()
                .filter(line -> line.kind() == Journal.Kind.VOID && logged.voidedFor(line.value(), outage(line)))
                .mapToInt(Attempt::outage)
                .findFirst()
                .orElse(-1);
    }

    private static int outage(Journal.Line line) {
        return line.name().isEmpty() ? -1 : Integer.parseInt(line.name());
    }

    private static Instant entry(Optional<LoggedEntry> entry, Instant other) {
        return entry.map(found -> found.entry().at()).orElse(other);
    }

    /** That another attempt was approved. */
    public Optional<Said> redraw() {
        return said(Journal.Kind.REDRAW);
    }

    /** That its result was published. */
    public Optional<Said> published() {
        return said(Journal.Kind.PUBLISH);
    }

    private Optional<Said> said(Journal.Kind kind) {
        return lines.stream()
                .filter(line -> line.kind() == kind)
                .map(line -> new Said(line.value(), line.by(), line.at()))
                .findFirst();
    }

    /** Whether its evidence is signed. */
    public boolean signed() {
        try {
            return !folder.signatures().isEmpty();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** The report of the verifier on its evidence, as JSON; empty while it is not drawn. */
    public String verification() {
        return folder.verification();
    }
}
