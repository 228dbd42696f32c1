package io.doublerandom.core.plan;

import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.ErrorCode;
import io.doublerandom.core.RegionCode;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * How plans and tasks are numbered (编号规则). Numbers are opaque everywhere else, so a deployment may bring its own.
 *
 * <p>A sequence that no longer fits its digits is {@link ErrorCode#NUMBER_EXHAUSTED}: it never wraps and never grows.
 */
public interface NumberScheme {
    /** Number of a plan. */
    AnnualPlan.No plan(RegionCode region, int year, int sequence);

    /** Number of a task. */
    InspectionTask.No task(RegionCode region, LocalDate day, int sequence);

    /**
     * The numbers of the national site: a plan has 14 digits (division, year, {@code 1}, three of sequence), a task 18
     * (division, {@code yyyyMMdd}, {@code 1}, three of sequence). Development zones take their parent's division.
     */
    static NumberScheme national() {
        return new NumberScheme() {
            private final DateTimeFormatter day = DateTimeFormatter.ofPattern("yyyyMMdd", Locale.ROOT);

            @Override
            public AnnualPlan.No plan(RegionCode region, int year, int sequence) {
                return new AnnualPlan.No(region.national() + year + "1" + threeDigits(sequence));
            }

            @Override
            public InspectionTask.No task(RegionCode region, LocalDate on, int sequence) {
                return new InspectionTask.No(region.national() + day.format(on) + "1" + threeDigits(sequence));
            }
        };
    }

    /** The numbers of Guangdong's documents: 13 digits (division, year, three of sequence) for plans and tasks alike. */
    static NumberScheme guangdongDocument() {
        return new NumberScheme() {
            @Override
            public AnnualPlan.No plan(RegionCode region, int year, int sequence) {
                return new AnnualPlan.No(region.national() + year + threeDigits(sequence));
            }

            @Override
            public InspectionTask.No task(RegionCode region, LocalDate on, int sequence) {
                return new InspectionTask.No(region.national() + on.getYear() + threeDigits(sequence));
            }
        };
    }

    /** The first plan number, counted from sequence 1, that is not taken; cancelled plans keep theirs. */
    default AnnualPlan.No nextPlan(RegionCode region, int year, Predicate<AnnualPlan.No> taken) {
        return next(sequence -> plan(region, year, sequence), taken);
    }

    /** The first task number, counted from sequence 1, that is not taken; cancelled tasks keep theirs. */
    default InspectionTask.No nextTask(RegionCode region, LocalDate day, Predicate<InspectionTask.No> taken) {
        return next(sequence -> task(region, day, sequence), taken);
    }

    private static <N> N next(Function<Integer, N> numbers, Predicate<N> taken) {
        int sequence = 1;
        N number = numbers.apply(sequence);
        while (taken.test(number)) {
            sequence++;
            number = numbers.apply(sequence);
        }
        return number;
    }

    private static String threeDigits(int sequence) {
        if (sequence < 1 || sequence > 999) {
            throw new DoubleRandomException(
                    ErrorCode.NUMBER_EXHAUSTED, "sequence " + sequence + " does not fit 001 to 999");
        }
        return String.format(Locale.ROOT, "%03d", sequence);
    }
}
