package io.doublerandom.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.doublerandom.core.indicator.Bulletin;
import io.doublerandom.core.indicator.Indicator;
import io.doublerandom.core.indicator.Measure;
import io.doublerandom.core.indicator.ProgrammeTargets;
import io.doublerandom.core.inspection.DisposalTerms;
import io.doublerandom.core.kit.Samples;
import io.doublerandom.core.plan.PlannedLine;
import io.doublerandom.core.plan.PoolCensus;
import io.doublerandom.core.plan.TaskAnnouncement;
import io.doublerandom.core.plan.TaskPlanner;
import io.doublerandom.core.publicity.PublicityTerms;
import io.doublerandom.core.register.CreditRiskClass;
import io.doublerandom.core.register.FrequencyRule;
import io.doublerandom.core.register.RatioRule;
import io.doublerandom.core.register.Subject;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.ValidatorFactory;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The Jakarta Validation annotations of a record and its constructor say the same: every component of every record is
 * changed in many ways, and both must refuse the same changes.
 */
class ConstraintAgreementTest {
    private static final ValidatorFactory FACTORY = Validation.buildDefaultValidatorFactory();
    private static final Validator VALIDATOR = FACTORY.getValidator();

    /** Rules between elements or components, which a parameter's annotation cannot say; each must be met in the test. */
    private static final Set<String> BETWEEN_VALUES = Set.of(
            "AnnualPlan.lines",
            "Assignment.team",
            "DisposalTerms.terms",
            "Draw.attempt",
            "Draw.drawnCount",
            "Draw.poolCount",
            "Finding.problem",
            "InspectionItem.methods",
            "InspectionItem.pools",
            "InspectionResult.inspectors",
            "InspectionResult.methods",
            "InspectionResult.outcomes",
            "InspectionTask.participations",
            "InspectionTask.poolTotal",
            "InspectionTask.target",
            "Inspector.itemScope",
            "Measure.denominator",
            "Measure.numerator",
            "Participation.items",
            "Period.from",
            "Period.until",
            "PlanLine.methods",
            "PlanLine.participations",
            "ProgrammeTargets.percent",
            "PublicRecord.kind",
            "ResultContent.inspectors",
            "ResultContent.methods",
            "ResultContent.outcomes",
            "SamplingPolicy.limit",
            "SubjectPool.items",
            "TaskAnnouncement.participations",
            "TaskSheet.dueOn",
            "TaskSheet.windowFrom");

    private static final Set<String> MET = Collections.synchronizedSet(new TreeSet<>());

    @AfterAll
    static void close() {
        FACTORY.close();
    }

    static Stream<Record> records() {
        Map<Class<?>, Record> found = new LinkedHashMap<>();
        Measure measure = new Measure(Indicator.JOINT, Set.of("a"), Set.of("a", "b"), 15);
        List<Record> roots = List.of(
                Samples.authority(Samples.MARKET),
                Samples.item(Samples.ITEM, Samples.MARKET),
                Samples.subject(),
                new Subject.Membership(Samples.POOL, Samples.year2024(), "迁出"),
                Samples.pool(),
                Samples.inspector("I1", Samples.MARKET),
                Samples.recusal(),
                Samples.certificateHolder(),
                new RatioRule("1%", List.of(new RatioRule.Bound(RatioRule.Kind.EXACT, 1, RatioRule.Unit.PPM))),
                new FrequencyRule(
                        "每年1次",
                        List.of(new FrequencyRule.Rate("*", RatioRule.Kind.EXACT, 1, FrequencyRule.Every.YEAR))),
                Samples.plan(),
                Samples.task(),
                Samples.draw(),
                Samples.assignment(),
                Samples.sheet(),
                Samples.resultLine(),
                Samples.correctedResult(),
                Samples.draft(),
                Samples.disposal(),
                Samples.withholding(),
                Samples.publicRecord(),
                Samples.notice(),
                PlannedLine.of(Samples.plan()).get(0),
                TaskAnnouncement.of(Samples.task()),
                new TaskPlanner.Split(1, 2),
                new PoolCensus(Samples.POOL, Map.of(CreditRiskClass.A, 1L)),
                DisposalTerms.usual(),
                PublicityTerms.workPlan2024(),
                ProgrammeTargets.workPlan2024(),
                new Bulletin(
                        "标题",
                        "范围",
                        Samples.DAY,
                        "",
                        List.of(measure),
                        List.of(new Bulletin.Section("部门", List.of(measure)))));
        roots.forEach(root -> collect(root, found));
        return found.values().stream();
    }

    private static void collect(Object value, Map<Class<?>, Record> found) {
        if (value instanceof Record record) {
            if (found.putIfAbsent(record.getClass(), record) == null) {
                Arrays.stream(arguments(record)).forEach(argument -> collect(argument, found));
            }
        } else if (value instanceof Iterable<?> values) {
            values.forEach(element -> collect(element, found));
        } else if (value instanceof Map<?, ?> map) {
            map.values().forEach(element -> collect(element, found));
        }
    }

    @Test
    void records_collected_areMany() {
        assertThat(records().toList()).hasSizeGreaterThan(45);
    }

    @ParameterizedTest
    @MethodSource("records")
    void record_everyMutation_constructorAndValidatorAgree(Record valid) throws Exception {
        RecordComponent[] components = valid.getClass().getRecordComponents();
        Object[] arguments = arguments(valid);
        agree(valid.getClass(), "valid", arguments);
        for (int i = 0; i < components.length; i++) {
            for (Object mutation : mutations(components[i].getType(), arguments[i])) {
                Object[] changed = arguments.clone();
                changed[i] = mutation;
                agree(valid.getClass(), components[i].getName(), changed);
            }
        }
    }

    private static void agree(Class<? extends Record> type, String component, Object[] arguments) throws Exception {
        Constructor<? extends Record> constructor = constructor(type);
        boolean reported = !VALIDATOR
                .forExecutables()
                .validateConstructorParameters(constructor, arguments)
                .isEmpty();
        // javac 17 drops annotations on type arguments from the parameters of a compact constructor; the fields have
        // them.
        RecordComponent[] components = type.getRecordComponents();
        for (int i = 0; i < components.length; i++) {
            reported |= !VALIDATOR
                    .validateValue(type, components[i].getName(), arguments[i])
                    .isEmpty();
        }
        String where = type.getSimpleName() + "." + component;
        try {
            Record built = constructor.newInstance(arguments);
            assertThat(reported).as("%s accepted, but reported", where).isFalse();
            assertThat(VALIDATOR.validate(built)).as(where).isEmpty();
        } catch (InvocationTargetException refused) {
            assertThat(refused.getCause()).as(where).isInstanceOf(DoubleRandomException.class);
            if (!reported) {
                assertThat(BETWEEN_VALUES).as("refused, but not reported").contains(where);
                MET.add(where);
            }
        }
    }

    @Test
    void rulesBetweenValues_allListed_areMet() throws Exception {
        for (Record record : records().toList()) {
            record_everyMutation_constructorAndValidatorAgree(record);
        }
        assertThat(MET).containsExactlyInAnyOrderElementsOf(BETWEEN_VALUES);
    }

    @Test
    void membership_endsWithoutReason_refused() {
        assertThatThrownBy(() -> new Subject.Membership(Samples.POOL, Samples.year2024(), ""))
                .isInstanceOf(DoubleRandomException.class)
                .hasMessageContaining("membership.reason");
    }

    @Test
    void ideographicBlank_constructorIsStricterThanNotBlank() {
        // The validator trims ASCII blanks only; a name of one U+3000 is blank to a reader and refused here.
        assertThatThrownBy(() -> new Step<>(CreditRiskClass.A, "\u3000", Samples.MARCH_FIRST, ""))
                .isInstanceOf(DoubleRandomException.class);
    }

    private static List<Object> mutations(Class<?> type, Object value) {
        List<Object> mutations = new ArrayList<>();
        if (!type.isPrimitive()) {
            mutations.add(null);
        }
        if (type == String.class) {
            mutations.addAll(List.of("", " ", "x", "x".repeat(65), "x".repeat(5_000), "不合", "a b", "../x", "0", "a\n"));
        } else if (type == int.class) {
            mutations.addAll(List.of(0, 1, 2, -1, 21, 101, 2014, 2101, Integer.MAX_VALUE, Integer.MIN_VALUE));
        } else if (type == long.class) {
            mutations.addAll(List.of(0L, 1L, -1L, 1_000_000_001L, Long.MAX_VALUE, Long.MIN_VALUE));
        } else if (type == boolean.class) {
            mutations.addAll(List.of(true, false));
        } else if (type.isEnum()) {
            mutations.addAll(Arrays.asList(type.getEnumConstants()));
        } else if (type == LocalDate.class) {
            mutations.addAll(List.of(LocalDate.of(1900, 1, 1), Period.OPEN_END));
        } else if (value instanceof List<?> list) {
            lists(list, mutations);
        } else if (value instanceof Map<?, ?> map) {
            mutations.add(Map.of());
            map.keySet().forEach(key -> {
                Map<Object, Object> without = new HashMap<>(map);
                without.remove(key);
                mutations.add(without);
                Map<Object, Object> nulled = new HashMap<>(map);
                nulled.put(key, null);
                mutations.add(nulled);
            });
        } else if (value instanceof Set<?>) {
            mutations.add(Set.of());
            mutations.add(Set.of("other"));
        }
        return mutations;
    }

    private static void lists(List<?> list, List<Object> mutations) {
        mutations.add(List.of());
        List<Object> withNull = new ArrayList<>(list);
        withNull.add(null);
        mutations.add(withNull);
        if (!list.isEmpty()) {
            mutations.add(List.copyOf(list.subList(0, 1)));
            List<Object> twice = new ArrayList<>(list);
            twice.add(list.get(0));
            mutations.add(twice);
            if (list.get(0) instanceof Enum<?> constant) {
                List<Object> all = List.of(constant.getDeclaringClass().getEnumConstants());
                mutations.add(all);
            }
            if (list.get(0) instanceof String) {
                mutations.add(List.of("不合"));
            }
        }
    }

    private static Object[] arguments(Record record) {
        return Arrays.stream(record.getClass().getRecordComponents())
                .map(component -> {
                    try {
                        return component.getAccessor().invoke(record);
                    } catch (ReflectiveOperationException e) {
                        throw new AssertionError(e);
                    }
                })
                .toArray();
    }

    private static Constructor<? extends Record> constructor(Class<? extends Record> type) throws Exception {
        return type.getDeclaredConstructor(Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new));
    }
}
