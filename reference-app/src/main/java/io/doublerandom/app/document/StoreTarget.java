package io.doublerandom.app.document;

import io.doublerandom.core.Problem;
import io.doublerandom.core.Step;
import io.doublerandom.core.plan.AnnualPlan;
import io.doublerandom.core.plan.PlannedLine;
import io.doublerandom.core.register.HeldOverride;
import io.doublerandom.core.register.HeldRow;
import io.doublerandom.core.register.Reading;
import io.doublerandom.core.register.Row;
import io.doublerandom.core.store.jdbc.Stores;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Keeps what an import brings in the database, inside the transaction its stores belong to.
 *
 * <p>A held or rejected row is known by its content: importing the same file again adds no second copy of it.
 *
 * @param <T> what a row holds
 */
public final class StoreTarget<T> implements RowTarget<T> {
    private static final String BY = "import";

    private final Stores stores;
    private final ImportKind<T> kind;
    private final Instant at;
    private final List<PlannedLine> planLines = new ArrayList<>();

    /** Decisions whose rows have not been seen yet. */
    private final List<HeldOverride> open;

    /**
     * A target in a transaction. Rows held by an earlier import and released now are marked at once.
     *
     * @param stores the stores of the transaction
     * @param kind what is imported
     * @param overrides decisions that are in the audit log
     * @param at when
     */
    public StoreTarget(Stores stores, ImportKind<T> kind, List<HeldOverride> overrides, Instant at) {
        this.stores = stores;
        this.kind = kind;
        this.at = at;
        this.open = new ArrayList<>(overrides);
        if (!open.isEmpty()) {
            releaseKept();
        }
    }

    /** Decisions of earlier imports: a row once released is not held again because its file comes again. */
    public static <T> List<HeldOverride> earlier(Stores stores, ImportKind<T> kind) {
        List<HeldOverride> decisions = new ArrayList<>();
        try (Stream<HeldRow> released = stores.heldRows().in(kind.format().resource(), HeldRow.State.OVERRIDDEN)) {
            released.forEach(kept -> {
                if (kind.format().read(kept.row()) instanceof Reading.Held<T> row) {
                    Step<HeldRow.State> last = kept.steps().get(kept.steps().size() - 1);
                    decisions.add(new HeldOverride(
                            kind.format().resource(),
                            kind.format().key(row.value()),
                            row.problem().code(),
                            last.by(),
                            last.at(),
                            last.note()));
                }
            });
        }
        return decisions;
    }

    @Override
    public void apply(List<T> values) {
        for (T value : values) {
            if (value instanceof PlannedLine line) {
                planLines.add(line);
            }
            if (!open.isEmpty()) {
                recordRelease(value);
            }
        }
        kind.save().accept(stores, values);
    }

    @Override
    public void keep(Reading<T> reading) {
        boolean held = reading instanceof Reading.Held<T>;
        List<Problem> problems = reading instanceof Reading.Held<T> waiting
                ? List.of(waiting.problem())
                : ((Reading.Rejected<T>) reading).problems();
        HeldRow.Id id = id(reading.row());
        if (stores.heldRows().find(id).isEmpty()) {
            HeldRow.State state = held ? HeldRow.State.HELD : HeldRow.State.REJECTED;
            stores.heldRows()
                    .save(List.of(new HeldRow(
                            id,
                            kind.format().resource(),
                            reading.row(),
                            problems,
                            List.of(new Step<>(state, BY, at, "")))));
        }
    }

    /** Keeps what only the whole file makes: plans of their lines. */
    public void end(String source) {
        Map<AnnualPlan.No, List<PlannedLine>> plans = new LinkedHashMap<>();
        planLines.forEach(line ->
                plans.computeIfAbsent(line.planNo(), no -> new ArrayList<>()).add(line));
        plans.forEach((no, lines) -> {
            AnnualPlan plan = PlannedLine.assemble(lines, new Step<>(AnnualPlan.State.DRAFT, BY, at, source));
            boolean known = stores.plans().versions(no).stream()
                    .anyMatch(kept -> kept.version() == plan.version()
                            && PlannedLine.of(kept).equals(PlannedLine.of(plan)));
            if (!known) {
                stores.plans().save(plan);
            }
        });
    }

    private void releaseKept() {
        List<HeldRow> released = new ArrayList<>();
        try (Stream<HeldRow> held = stores.heldRows().in(kind.format().resource(), HeldRow.State.HELD)) {
            held.forEach(row -> decision(row.row()).ifPresent(decision -> {
                released.add(row.with(overridden(decision)));
                open.remove(decision);
            }));
        }
        if (!released.isEmpty()) {
            stores.heldRows().save(released);
        }
    }

    /** A row that was never kept as held, because the decision came with its first import. */
    private void recordRelease(T value) {
        Row row = new Row(kind.format().resource(), 0, kind.format().write(value));
        decision(row).ifPresent(decision -> {
            HeldRow held = new HeldRow(
                    id(row),
                    kind.format().resource(),
                    row,
                    List.of(new Problem(decision.problem(), row.place(""), "按放行收下 / accepted by override")),
                    List.of(new Step<>(HeldRow.State.HELD, BY, at, ""), overridden(decision)));
            if (stores.heldRows().find(held.id()).isEmpty()) {
                stores.heldRows().save(List.of(held));
            }
            open.remove(decision);
        });
    }

    private static Step<HeldRow.State> overridden(HeldOverride decision) {
        return new Step<>(HeldRow.State.OVERRIDDEN, decision.by(), decision.at(), decision.reason());
    }

    private Optional<HeldOverride> decision(Row row) {
        return kind.format().read(row) instanceof Reading.Held<T> waiting
                ? open.stream()
                        .filter(decision -> decision.covers(
                                kind.format().resource(),
                                kind.format().key(waiting.value()),
                                waiting.problem().code()))
                        .findFirst()
                : Optional.empty();
    }

    private HeldRow.Id id(Row row) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            row.fields().forEach((name, value) -> {
                digest.update(name.getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 0x1F);
                digest.update(value.getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 0x1E);
            });
            return new HeldRow.Id(
                    kind.format().resource() + "-" + HexFormat.of().formatHex(digest.digest(), 0, 16));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
