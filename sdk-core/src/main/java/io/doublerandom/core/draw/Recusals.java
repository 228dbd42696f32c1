package io.doublerandom.core.draw;

import io.doublerandom.core.register.Inspector;
import io.doublerandom.core.register.Recusal;
import io.doublerandom.core.register.Subject;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Who of the roster may not visit a subject: declared recusals in force in the window, and the rules of the office. */
final class Recusals {
    private final DrawMaterial material;
    private final Map<Inspector.Id, String> pseudonyms = new HashMap<>();
    private final Map<Subject.Id, Set<Inspector.Id>> declared = new HashMap<>();

    /** Recusals of the people on the roster, by pseudonym. */
    Recusals(DrawMaterial material, Map<String, Inspector.Id> people) {
        this.material = material;
        people.forEach((pseudonym, inspector) -> pseudonyms.put(inspector, pseudonym));
        for (Recusal recusal : material.recusals()) {
            if (recusal.period().overlaps(material.task().window())) {
                declared.computeIfAbsent(recusal.subject(), subject -> new HashSet<>())
                        .add(recusal.inspector());
            }
        }
    }

    /** The pseudonyms kept from a subject; who is so for several reasons, for the first of {@link RecusalReason}. */
    Map<String, RecusalReason> from(Subject subject) {
        Map<String, RecusalReason> recused = new TreeMap<>();
        for (Inspector.Id inspector : declared.getOrDefault(subject.id(), Set.of())) {
            add(recused, inspector, RecusalReason.INTEREST);
        }
        for (RecusalRule rule : material.recusalRules()) {
            rule.recused(subject).forEach((inspector, reason) -> add(recused, inspector, reason));
        }
        return recused;
    }

    private void add(Map<String, RecusalReason> recused, Inspector.Id inspector, RecusalReason reason) {
        @Nullable String pseudonym = pseudonyms.get(inspector);
        if (pseudonym != null) {
            recused.merge(pseudonym, reason, (one, other) -> one.compareTo(other) <= 0 ? one : other);
        }
    }
}
