package io.doublerandom.app.desk.targets;

import io.doublerandom.core.Authority;
import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.ErrorCode;
import io.doublerandom.core.draw.Draw;
import io.doublerandom.core.indicator.GivenExecution;
import io.doublerandom.core.indicator.YearExecution;
import io.doublerandom.core.indicator.YearFacts;
import io.doublerandom.core.inspection.InspectionResult;
import io.doublerandom.core.plan.AnnualPlan;
import io.doublerandom.core.plan.InspectionTask;
import io.doublerandom.core.publicity.PublicityNotice;
import io.doublerandom.core.register.CertificateHolder;
import io.doublerandom.core.register.InspectionItem;
import io.doublerandom.core.register.Inspector;
import io.doublerandom.core.store.jdbc.Stores;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads what the indicators are measured on (指标数据) as it stands on a day: each part when an indicator first asks for it, so
 * its facts are used within the snapshot they are of.
 */
public final class YearReader {
    private final Stores stores;
    private final LocalDate asOf;

    /** A reader of the register and of what happened, on a day in Asia/Shanghai. */
    public YearReader(Stores snapshot, LocalDate asOf) {
        this.stores = snapshot;
        this.asOf = asOf;
    }

    /**
     * The authorities that are measured: one, or all of them if it is null.
     *
     * @throws DoubleRandomException {@code REFERENCE_UNKNOWN} if the register has no such authority
     */
    public Set<Authority.Id> scope(Authority.@Nullable Id authority) {
        if (authority == null) {
            return stores.authorities().all().stream().map(Authority::id).collect(Collectors.toUnmodifiableSet());
        }
        if (stores.authorities().find(authority).isEmpty()) {
            throw new DoubleRandomException(
                    ErrorCode.REFERENCE_UNKNOWN, "authority " + authority + " is not in the register");
        }
        return Set.of(authority);
    }

    /** The facts while plans are written: nothing has happened yet. */
    public YearFacts whilePlanning(Supplier<List<AnnualPlan>> plans) {
        return new Facts(plans, GivenExecution.none());
    }

    /** The facts of a year: its published plans and what came of its tasks, those whose window begins in it. */
    public YearFacts of(int year) {
        return new Facts(() -> stores.plans().publishedOfYear(year), new Execution(year));
    }

    private static <T> List<T> list(Supplier<Stream<T>> all) {
        try (Stream<T> stream = all.get()) {
            return stream.toList();
        }
    }

    private final class Facts implements YearFacts {
        private final Supplier<List<InspectionItem>> items =
                new Once<>(() -> stores.items().all());
        private final Supplier<List<AnnualPlan>> plans;
        private final Supplier<List<CertificateHolder>> certificates =
                new Once<>(() -> list(stores.certificates()::all));
        private final Supplier<List<Inspector>> inspectors = new Once<>(() -> list(stores.inspectors()::all));
        private final YearExecution execution;

        Facts(Supplier<List<AnnualPlan>> plans, YearExecution execution) {
            this.plans = new Once<>(plans);
            this.execution = execution;
        }

        @Override
        public LocalDate asOf() {
            return asOf;
        }

        @Override
        public List<InspectionItem> items() {
            return items.get();
        }

        @Override
        public List<AnnualPlan> plans() {
            return plans.get();
        }

        @Override
        public List<CertificateHolder> certificates() {
            return certificates.get();
        }

        @Override
        public List<Inspector> inspectors() {
            return inspectors.get();
        }

        @Override
        public YearExecution execution() {
            return execution;
        }
    }

    private final class Execution implements YearExecution {
        private final int year;
        private final Supplier<List<InspectionTask>> tasks;
        private final Supplier<List<Draw>> draws;
        private final Supplier<List<Drawn>> drawn;
        private final Supplier<List<Found>> found;
        private final Supplier<Set<InspectionResult.Id>> disposed;
        private final Map<PublicityNotice.State, Set<InspectionResult.Id>> noticed =
                new EnumMap<>(PublicityNotice.State.class);

        Execution(int year) {
            this.year = year;
            this.tasks = new Once<>(() -> stores.tasks().begunIn(year));
            this.draws = new Once<>(() -> stores.draws().ofTasksBegunIn(year));
            this.drawn = new Once<>(() -> stores.executions().drawn(year));
            this.found = new Once<>(() -> stores.executions().found(year));
            this.disposed = new Once<>(() -> stores.executions().disposed(year));
        }

        @Override
        public List<InspectionTask> tasks() {
            return tasks.get();
        }

        @Override
        public List<Draw> draws() {
            return draws.get();
        }

        @Override
        public List<Drawn> drawn() {
            return drawn.get();
        }

        @Override
        public List<Found> found() {
            return found.get();
        }

        @Override
        public Set<InspectionResult.Id> disposed() {
            return disposed.get();
        }

        @Override
        public Set<InspectionResult.Id> noticed(PublicityNotice.State state) {
            return noticed.computeIfAbsent(state, of -> stores.executions().noticed(year, of));
        }
    }
}
