package io.doublerandom.core.draw;

import io.doublerandom.core.SubjectIdentifier;
import io.doublerandom.core.Values;
import io.doublerandom.core.internal.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A run of neighbouring ids of an ascending list, as long as the leaf of a tree that it fills.
 *
 * <p>Written as what all ids begin with and the rests, one blank between: a credit code has no blank, and the ids of one
 * district begin alike, so this is half the size of the ids themselves.
 */
interface IdStretch {
    /** The most ids of a leaf. */
    int LEAF = 256;

    /** The ids, ascending. */
    List<String> ids();

    /** Whether no id stands before these. */
    boolean isFirst();

    /** Whether no id stands behind these. */
    boolean isLast();

    /**
     * Whether the stretches show that a subject is in their list; false if they show that it is not.
     *
     * @throws io.doublerandom.core.DoubleRandomException if they show neither
     */
    static <T extends IdStretch> boolean contain(
            List<T> stretches, Neighbours<T> neighbours, String sid, String source) {
        CheckList.require(
                stretches.size() == 1 || stretches.size() == 2, source, "has not one or two stretches of neighbours");
        T first = stretches.get(0);
        T last = stretches.get(stretches.size() - 1);
        if (stretches.size() == 1 && first.ids().contains(sid)) {
            return true;
        }
        if (stretches.size() == 2) {
            CheckList.require(
                    neighbours.are(first, last)
                            && first.ids().get(first.ids().size() - 1).compareTo(sid) < 0
                            && sid.compareTo(last.ids().get(0)) < 0,
                    source,
                    "has two stretches that are no neighbours around the subject");
            return false;
        }
        boolean before = first.isFirst() || first.ids().get(0).compareTo(sid) < 0;
        boolean behind =
                last.isLast() || sid.compareTo(last.ids().get(last.ids().size() - 1)) < 0;
        CheckList.require(before && behind, source, "has a stretch in which the subject could not stand");
        return false;
    }

    /** Whether nothing can stand between two stretches. */
    @FunctionalInterface
    interface Neighbours<T> {
        /** Whether the second begins where the first ends. */
        boolean are(T first, T second);
    }

    static List<String> read(DocumentReader reader) {
        String common = reader.text("common");
        List<String> ids = new ArrayList<>();
        for (String rest : reader.text("rest").split(" ", -1)) {
            Values.require(ids.size() < LEAF, "ids", "are more than " + LEAF);
            String sid = common + rest;
            byte[] bytes = sid.getBytes(StandardCharsets.UTF_8);
            Values.require(SubjectIdentifier.matches(bytes, 0, bytes.length), "ids", "have no legal subject id");
            Values.require(ids.isEmpty() || ids.get(ids.size() - 1).compareTo(sid) < 0, "ids", "do not ascend");
            ids.add(sid);
        }
        Values.require(common.equals(common(ids)), "common", "is not all that the ids begin with");
        return List.copyOf(ids);
    }

    static Json write(List<String> ids) {
        String common = common(ids);
        List<String> rests =
                ids.stream().map(sid -> sid.substring(common.length())).toList();
        return new Json.Obj(Map.of("common", new Json.Text(common), "rest", new Json.Text(String.join(" ", rests))));
    }

    /** What all ids begin with: as they ascend, what the first and the last begin with. */
    private static String common(List<String> ids) {
        String first = ids.get(0);
        String last = ids.get(ids.size() - 1);
        int length = 0;
        while (length < Math.min(first.length(), last.length()) && first.charAt(length) == last.charAt(length)) {
            length++;
        }
        return first.substring(0, length);
    }
}
