package io.doublerandom.core.draw;

import io.doublerandom.core.Values;
import jakarta.validation.constraints.NotNull;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Where to look for inspectors when a unit has none left (上级或邻近单位支援), unit by unit, in order.
 *
 * @param stated whether the plan says anything about it; a plan that says nothing is another document than one that
 *     says "nowhere"
 * @param order for a unit, the units to look in after itself
 */
public record UnitOrder(boolean stated, @NotNull Map<String, List<String>> order) {
    public UnitOrder {
        SortedMap<String, List<String>> sorted = new TreeMap<>();
        Values.present("units", order).forEach((unit, others) -> {
            DrawValues.name("units", unit);
            List<String> copy = Values.list("units", others);
            copy.forEach(other -> DrawValues.name("units", other));
            sorted.put(unit, copy);
        });
        order = Collections.unmodifiableSortedMap(sorted);
        Values.require(stated || order.isEmpty(), "units", "are given but not stated");
    }

    /** Each unit on its own. */
    public static UnitOrder none() {
        return new UnitOrder(false, Map.of());
    }

    /** The units to look in after a unit itself. */
    public static UnitOrder of(Map<String, List<String>> order) {
        return new UnitOrder(true, order);
    }

    /** The units to look in for a unit: itself, then the others in order without repeats. */
    public List<String> from(String unit) {
        Set<String> all = new LinkedHashSet<>();
        all.add(unit);
        all.addAll(order.getOrDefault(unit, List.of()));
        return List.copyOf(all);
    }
}
