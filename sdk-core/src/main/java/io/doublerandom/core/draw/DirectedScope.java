package io.doublerandom.core.draw;

import io.doublerandom.core.Values;
import io.doublerandom.core.register.Subject;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The narrowed scope of a directed draw (定向抽查范围): who is outside is {@link SubjectExclusion#NOT_IN_SCOPE}. Inside it everybody is
 * drawn at random all the same. A task that is undirected (不定向) with such a scope is refused.
 *
 * @param within who is in it, by what the register says: trade, kind, class
 */
public record DirectedScope(Predicate<Subject> within) implements ExclusionRule {
    public DirectedScope {
        Values.present("within", within);
    }

    @Override
    public Optional<SubjectExclusion> exclude(Subject subject) {
        return within.test(subject) ? Optional.empty() : Optional.of(SubjectExclusion.NOT_IN_SCOPE);
    }
}
