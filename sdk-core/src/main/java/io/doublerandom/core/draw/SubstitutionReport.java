package io.doublerandom.core.draw;

import io.doublerandom.core.ErrorCode;
import io.doublerandom.core.Place;
import io.doublerandom.core.Values;
import io.doublerandom.core.draw.VerificationReport.Outcome;
import io.doublerandom.core.draw.VerificationReport.Projection;
import io.doublerandom.core.draw.VerificationReport.Verdict;
import io.doublerandom.core.internal.CanonicalJson;
import io.doublerandom.core.internal.Json;
import io.doublerandom.core.internal.MalformedTextException;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a verification of substitution rounds found (替换核验报告): the report on the base draw, and one on every round.
 *
 * @param base what was found in the base draw
 * @param rounds what was found in each round, in order
 */
public record SubstitutionReport(
        @NotNull @Valid VerificationReport base, @NotEmpty List<@NotNull @Valid Round> rounds) {
    public SubstitutionReport {
        Values.present("base", base);
        rounds = Values.some("rounds", rounds);
    }

    /**
     * What was found in one round.
     *
     * @param number which round was expected, from 1
     * @param projection what was verified
     * @param checks every check, in order
     */
    public record Round(
            @Positive int number,
            @NotNull Projection projection,
            @NotEmpty List<@NotNull @Valid Check> checks) {
        public Round {
            Values.between("number", number, 1, Integer.MAX_VALUE);
            Values.present("projection", projection);
            checks = Values.some("checks", checks);
            Values.require(checks.size() == SubstitutionCheckName.values().length, "checks", "are not complete");
            for (int i = 0; i < checks.size(); i++) {
                Values.require(checks.get(i).name().ordinal() == i, "checks", "are not in order");
            }
        }

        /** The check with this name. */
        public Check check(SubstitutionCheckName name) {
            return checks.get(name.ordinal());
        }

        /** The first check that differs; empty if none does. */
        public Optional<Check> finding() {
            return checks.stream()
                    .filter(check -> check.outcome() == Outcome.DIFFER)
                    .findFirst();
        }

        /** The verdict on this round: never favourable while a check differs or was not run. */
        public Verdict verdict() {
            boolean open = checks.stream()
                    .anyMatch(check -> check.outcome() == Outcome.DIFFER || check.outcome() == Outcome.NOT_RUN);
            if (open || projection == Projection.NONE) {
                return Verdict.REFUSED;
            }
            return projection == Projection.PUBLIC ? Verdict.CONSISTENT_AT_PUBLIC_LEVEL : Verdict.VERIFIED_UNSIGNED;
        }
    }

    /**
     * One check of a round.
     *
     * @param name which
     * @param outcome how it came out
     * @param code the code of what differs; {@code DRAW_UNUSABLE} where nothing does
     * @param place where it differs
     * @param detail what was found, in numbers and names of files; empty if there is nothing to say
     */
    public record Check(
            @NotNull SubstitutionCheckName name,
            @NotNull Outcome outcome,
            @NotNull ErrorCode code,
            @NotNull Place place,
            @NotNull String detail) {
        public Check {
            Values.present("name", name);
            Values.present("outcome", outcome);
            Values.present("code", code);
            Values.present("place", place);
            Values.present("detail", detail);
        }
    }

    /** The verdict on all: the least favourable of base and rounds. */
    public Verdict verdict() {
        if (base.verdict() == Verdict.REFUSED
                || rounds.stream().anyMatch(round -> round.verdict() == Verdict.REFUSED)) {
            return Verdict.REFUSED;
        }
        return rounds.stream().anyMatch(round -> round.verdict() == Verdict.CONSISTENT_AT_PUBLIC_LEVEL)
                ? Verdict.CONSISTENT_AT_PUBLIC_LEVEL
                : Verdict.VERIFIED_UNSIGNED;
    }

    /** The report as one canonical JSON document. */
    public String toJson() {
        Map<String, Json> members = new HashMap<>();
        members.put("base", baseJson());
        members.put(
                "rounds",
                new Json.Arr(rounds.stream().map(SubstitutionReport::json).toList()));
        members.put("verdict", new Json.Text(verdict().textEn()));
        return CanonicalJson.text(new Json.Obj(members));
    }

    private Json baseJson() {
        try {
            return CanonicalJson.parse(base.toJson().getBytes(StandardCharsets.UTF_8));
        } catch (MalformedTextException impossible) {
            throw new IllegalStateException("a report is canonical", impossible);
        }
    }

    private static Json json(Round round) {
        return new Json.Obj(Map.of(
                "round", new Json.Int(round.number()),
                "projection", new Json.Text(round.projection().name()),
                "checks",
                        new Json.Arr(round.checks().stream()
                                .map(SubstitutionReport::json)
                                .toList()),
                "finding",
                        new Json.Text(round.finding()
                                .map(check -> check.name().titleEn())
                                .orElse("")),
                "verdict", new Json.Text(round.verdict().textEn())));
    }

    private static Json json(Check check) {
        Map<String, Json> members = new HashMap<>();
        members.put("name", new Json.Text(check.name().titleEn()));
        members.put("nameZh", new Json.Text(check.name().titleZh()));
        members.put("outcome", new Json.Text(check.outcome().textEn()));
        if (check.outcome() == Outcome.DIFFER) {
            members.put("code", new Json.Text(check.code().code()));
            members.put("place", new Json.Text(check.place().toString()));
        }
        members.put("detail", new Json.Text(check.detail()));
        return new Json.Obj(members);
    }
}
