package io.doublerandom.core.plan;

import io.doublerandom.core.Authority;
import io.doublerandom.core.Step;
import io.doublerandom.core.Values;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An annual plan of random inspections (年度抽查工作计划), public by 30 March of its year (湛随办字〔2024〕4号 二(二)).
 *
 * <p>An edit keeps the version and adds a step without a note that makes it a draft again. Who does not agree with it sends it
 * back (退回): the same step with the reason in its note. An amendment (计划调整) is a new version with its
 * reason in the first step; it has to be approved and published again, and cancels rows instead of leaving them out.
 *
 * @param no number of the plan
 * @param name name, at most 200 characters
 * @param year calendar year, 2015 to 2100
 * @param owner authority that makes it; for a joint plan the lead of the conference
 * @param documentNo number of the document it was issued with (发文文号), perhaps empty, at most 100 characters
 * @param version version, from 1
 * @param lines rows with distinct numbers; a draft may have none yet
 * @param steps its life so far, the first is {@link State#DRAFT}
 */
public record AnnualPlan(
        @NotNull @Valid No no,
        @NotBlank @Size(max = 200) String name,
        @Min(2015) @Max(2100) int year,
        @NotNull @Valid Authority.Id owner,
        @NotNull @Size(max = 100) String documentNo,
        @Positive int version,
        @NotNull List<@NotNull @Valid PlanLine> lines,
        @NotEmpty List<@NotNull @Valid Step<State>> steps) {
    public AnnualPlan {
        Values.present("no", no);
        Values.text("name", name, 200);
        Values.between("year", year, 2015, 2100);
        Values.present("owner", owner);
        Values.atMost("documentNo", documentNo, 100);
        Values.between("version", version, 1, Integer.MAX_VALUE);
        lines = Values.list("lines", lines);
        Values.require(numbersDiffer(lines), "lines", "have a number twice");
        steps = Values.some("steps", steps);
        Values.require(
                !lines.isEmpty() || steps.get(steps.size() - 1).state() == State.DRAFT,
                "lines",
                "is empty, which only a draft may be");
    }

    private static boolean numbersDiffer(List<PlanLine> lines) {
        return lines.stream().map(PlanLine::seq).distinct().count() == lines.size();
    }

    @AssertTrue(message = "a number is given twice")
    boolean isNumbersDistinct() {
        return numbersDiffer(lines);
    }

    @AssertTrue(message = "only a draft may be empty")
    boolean isLinesThereAfterDraft() {
        return !lines.isEmpty() || state() == State.DRAFT;
    }

    /** The state it is in. */
    public State state() {
        return steps.get(steps.size() - 1).state();
    }

    /** When this version was published. */
    public Optional<Instant> publishedAt() {
        return steps.stream()
                .filter(step -> step.state() == State.PUBLISHED)
                .map(Step::at)
                .findFirst();
    }

    /** The same plan one step further. */
    public AnnualPlan with(Step<State> step) {
        Values.require(
                step.state().ordinal() == state().ordinal() + 1,
                "state",
                "goes from " + state() + " to " + step.state());
        return changed(version, lines, stepped(step));
    }

    /** The same version with other rows, as a draft: what had been approved has to be approved again. */
    public AnnualPlan edited(List<PlanLine> others, Step<State> step) {
        Values.require(state() != State.PUBLISHED, "state", "is PUBLISHED, only an amendment may follow");
        Values.require(step.state() == State.DRAFT, "state", "goes from " + state() + " to " + step.state());
        Values.require(step.note().isEmpty(), "note", "is for who sends it back");
        return changed(version, others, stepped(step));
    }

    /** The same version sent back to those who wrote it (退回), with the reason in the step; nothing else in it changes. */
    public AnnualPlan returned(Step<State> step) {
        Values.require(state() != State.PUBLISHED, "state", "is PUBLISHED, only an amendment may follow");
        Values.require(step.state() == State.DRAFT, "state", "goes from " + state() + " to " + step.state());
        Values.text("note", step.note(), 400);
        return changed(version, lines, stepped(step));
    }

    /** The step that sent it back, if nothing was done since. */
    public Optional<Step<State>> sentBack() {
        Step<State> newest = steps.get(steps.size() - 1);
        return steps.size() > 1 && sendsBack(newest) ? Optional.of(newest) : Optional.empty();
    }

    /** Who wrote this version: who began it and who edited it, not who sent it back. */
    public Set<String> authors() {
        return Stream.concat(
                        steps.stream().limit(1),
                        steps.stream().skip(1).filter(step -> step.state() == State.DRAFT && !sendsBack(step)))
                .map(Step::by)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static boolean sendsBack(Step<State> later) {
        return later.state() == State.DRAFT && !later.note().isEmpty();
    }

    /** The draft of the next version of a published plan (计划调整), with its reason in the step. */
    public AnnualPlan amended(Step<State> step) {
        Values.require(state() == State.PUBLISHED, "state", "is " + state() + ", not PUBLISHED");
        Values.require(step.state() == State.DRAFT, "state", "goes from " + state() + " to " + step.state());
        Values.text("note", step.note(), 400);
        return changed(version + 1, lines, List.of(step));
    }

    /** Why this version was made; empty for the first one. */
    public String reason() {
        return version == 1 ? "" : steps.get(0).note();
    }

    private List<Step<State>> stepped(Step<State> step) {
        return Stream.concat(steps.stream(), Stream.of(step)).toList();
    }

    private AnnualPlan changed(int next, List<PlanLine> others, List<Step<State>> life) {
        return new AnnualPlan(no, name, year, owner, documentNo, next, others, life);
    }

    /**
     * Number of a plan (抽查计划编号): 13 digits in Guangdong's documents, 14 on the national site, opaque here.
     *
     * @param value 1 to 50 characters of {@code A-Za-z0-9._-}
     */
    public record No(@NotNull @Pattern(regexp = FORM) String value) implements Comparable<No> {
        static final String FORM = "[A-Za-z0-9._-]{1,50}";

        public No {
            Values.pattern("planNo", value, FORM);
        }

        @Override
        public int compareTo(No other) {
            return value.compareTo(other.value);
        }

        @Override
        public String toString() {
            return value;
        }
    }

    /** The states of a plan, each entered only from the one before. */
    public enum State {
        /** 草稿. */
        DRAFT,
        /** 已审批. */
        APPROVED,
        /** 已公示. */
        PUBLISHED
    }
}
