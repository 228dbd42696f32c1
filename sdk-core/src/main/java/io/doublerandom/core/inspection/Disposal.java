package io.doublerandom.core.inspection;

import io.doublerandom.core.Authority;
import io.doublerandom.core.Step;
import io.doublerandom.core.Values;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/**
 * What follows from a result (后续处置), with a life of its own until the loop is closed (监管闭环).
 *
 * @param id identifier
 * @param result result it follows from
 * @param type what is done
 * @param toAuthority authority that does it
 * @param documentNo document number, perhaps empty, at most 100 characters
 * @param deadline day by which it has to be closed
 * @param note what is done, perhaps empty, at most 1,000 characters; required for {@link Type#OTHER}
 * @param steps its life so far
 */
public record Disposal(
        @NotNull @Valid Id id,
        @NotNull @Valid InspectionResult.Id result,
        @NotNull Type type,
        @NotNull @Valid Authority.Id toAuthority,
        @NotNull @Size(max = 100) String documentNo,
        @NotNull LocalDate deadline,
        @NotNull @Size(max = 1000) String note,
        @NotEmpty List<@NotNull @Valid Step<State>> steps) {
    public Disposal {
        Values.present("id", id);
        Values.present("result", result);
        Values.present("type", type);
        Values.present("toAuthority", toAuthority);
        Values.atMost("documentNo", documentNo, 100);
        Values.present("deadline", deadline);
        Values.atMost("note", note, 1000);
        Values.require(type != Type.OTHER || !note.isBlank(), "note", "is blank though the type is OTHER");
        steps = Values.some("steps", steps);
    }

    /** The state it is in. */
    public State state() {
        return steps.get(steps.size() - 1).state();
    }

    /** The same disposal one step further; a step back is refused. */
    public Disposal with(Step<State> step) {
        Values.require(
                step.state().ordinal() > state().ordinal(), "state", "goes from " + state() + " to " + step.state());
        return new Disposal(
                id,
                result,
                type,
                toAuthority,
                documentNo,
                deadline,
                note,
                Stream.concat(steps.stream(), Stream.of(step)).toList());
    }

    @AssertTrue(message = "note is blank though the type is OTHER")
    boolean isExplained() {
        return type != Type.OTHER || !note.isBlank();
    }

    /**
     * Identifier of a disposal (处置编号).
     *
     * @param value 1 to 64 characters of {@code A-Za-z0-9._-}
     */
    public record Id(@NotNull @Pattern(regexp = FORM) String value) implements Comparable<Id> {
        static final String FORM = "[A-Za-z0-9._-]{1,64}";

        public Id {
            Values.pattern("disposalId", value, FORM);
        }

        @Override
        public int compareTo(Id other) {
            return value.compareTo(other.value);
        }

        @Override
        public String toString() {
            return value;
        }
    }

    /** What is done (处置方式). */
    public enum Type {
        /** 无需后续处置. */
        NONE,
        /** 停止检查，反馈日常监管. */
        STOP,
        /** 责令（限期）改正. */
        ORDER_RECTIFY,
        /** 发现案件线索，移送办案机构立案. */
        CASE_LEAD,
        /** 抄告、移送相关部门. */
        COPY_OTHER_DEPARTMENT,
        /** 涉嫌犯罪，移送司法机关 (国务院令第310号). */
        TRANSFER_JUDICIAL,
        /** 列入经营异常名录. */
        LIST_ABNORMAL,
        /** 责令公示. */
        ORDER_PUBLISH,
        /** 行政指导、告诫. */
        GUIDANCE,
        /** 其他, with a note. */
        OTHER
    }

    /** The states of a disposal, only forwards. */
    public enum State {
        /** 已决定. */
        DECIDED,
        /** 办理中. */
        IN_PROGRESS,
        /** 已完结. */
        CLOSED
    }
}
