package io.doublerandom.core.register;

import io.doublerandom.core.Authority;
import io.doublerandom.core.Values;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;

/**
 * A pool of subjects (检查对象名录库), kept by field and by product, project or behaviour (湛随办字〔2024〕4号 二(四)); its
 * members are the subjects that name it.
 *
 * @param id identifier
 * @param name name, at most 100 characters
 * @param owner authority that keeps it
 * @param kind kind of its subjects
 * @param items items whose subjects it holds
 * @param rule who belongs in it, in words, at most 1,000 characters
 * @param version version, from 1
 * @param updatedAt when it last changed, UTC
 */
public record SubjectPool(
        @NotNull @Valid Id id,
        @NotBlank @Size(max = 100) String name,
        @NotNull @Valid Authority.Id owner,
        @NotNull Subject.Kind kind,
        @NotNull List<InspectionItem.@NotNull @Valid Code> items,
        @NotBlank @Size(max = 1000) String rule,
        @Positive long version,
        @NotNull Instant updatedAt) {
    public SubjectPool {
        Values.present("id", id);
        Values.text("name", name, 100);
        Values.present("owner", owner);
        Values.present("kind", kind);
        items = Values.distinct("items", items);
        Values.text("rule", rule, 1000);
        Values.between("version", version, 1, Long.MAX_VALUE);
        Values.present("updatedAt", updatedAt);
    }

    /**
     * Identifier of a pool (名录库标识).
     *
     * @param value 1 to 32 characters of {@code A-Za-z0-9._-}
     */
    public record Id(@NotNull @Pattern(regexp = FORM) String value) implements Comparable<Id> {
        static final String FORM = "[A-Za-z0-9._-]{1,32}";

        public Id {
            Values.pattern("poolId", value, FORM);
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
}
