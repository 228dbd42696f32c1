package io.doublerandom.core.internal;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A value of the JSON that the draw protocol allows: no null, no fraction, object keys in ASCII. */
public sealed interface Json {
    /** An object, its members ordered by key. */
    record Obj(Map<String, Json> members) implements Json {
        public Obj {
            members = Collections.unmodifiableMap(new TreeMap<>(members));
        }
    }

    /** An array. */
    record Arr(List<Json> elements) implements Json {
        public Arr {
            elements = List.copyOf(elements);
        }
    }

    /** A string in Unicode normal form C. */
    record Text(String value) implements Json {}

    /** An integer of less than 2^53. */
    record Int(long value) implements Json {}

    /** A truth value. */
    record Bool(boolean value) implements Json {}
}
