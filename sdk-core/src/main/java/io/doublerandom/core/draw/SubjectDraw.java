package io.doublerandom.core.draw;

import io.doublerandom.core.crypto.Bytes32;
import io.doublerandom.core.internal.ByteRows;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The drawn subjects of a frame for a seed: quotas, thresholds and selection, before any team. */
final class SubjectDraw {
    private final DrawPlan plan;
    private final Bytes32 seed;
    private final Selection selection;
    private final List<Stratum> strata;
    private final List<SelectedSubject> selected;

    private SubjectDraw(
            DrawPlan plan, Bytes32 seed, Selection selection, List<Stratum> strata, List<SelectedSubject> selected) {
        this.plan = plan;
        this.seed = seed;
        this.selection = selection;
        this.strata = List.copyOf(strata);
        this.selected = List.copyOf(selected);
    }

    /** Draws in one pass, by several threads if the pool is large. */
    static SubjectDraw compute(DrawPlan plan, SamplingFrame frame, Bytes32 seed) {
        SubjectPass pass = SubjectPass.of(plan, frame, seed);
        return of(plan, frame, seed, pass, pass.whole(pass.parts()));
    }

    /** Draws from what a pass over the pool, whole or in parts, has kept. */
    static SubjectDraw of(DrawPlan plan, SamplingFrame frame, Bytes32 seed, SubjectPass pass, Survivors survivors) {
        Selection selection = pass.finish(survivors);
        List<Stratum> strata = new ArrayList<>();
        List<SelectedSubject> selected = new ArrayList<>();
        for (int h = 0; h < frame.strataKeys().size(); h++) {
            String key = frame.strataKeys().text(h);
            for (int place = selection.start(h); place < selection.start(h + 1); place++) {
                selected.add(new SelectedSubject(
                        key,
                        place - selection.start(h) + 1,
                        frame.sids().text(selection.row(place)),
                        selection.ticket(place)));
            }
            String tau = pass.quota(h) == 0
                    ? ""
                    : selection.ticket(selection.start(h + 1) - 1).hex();
            strata.add(new Stratum(key, (int) pass.members(h), (int) pass.quota(h), tau));
        }
        return new SubjectDraw(plan, seed, selection, strata, selected);
    }

    /** The teams for these subjects; the frame must have the pool they were drawn from. */
    List<Team> teams(SamplingFrame frame) {
        return assignment(frame).teams();
    }

    TeamAssignment assignment(SamplingFrame frame) {
        return TeamAssignment.assign(plan, frame, selection, SeedDerivation.assignmentKey(plan.suite(), seed));
    }

    Bytes32 seed() {
        return seed;
    }

    List<Stratum> strata() {
        return strata;
    }

    List<SelectedSubject> selected() {
        return selected;
    }

    static ByteRows strataLines(List<Stratum> strata) {
        return rows(strata.stream().map(Stratum::line));
    }

    static ByteRows selectedLines(List<SelectedSubject> selected) {
        return rows(selected.stream().map(SelectedSubject::line));
    }

    static ByteRows publicLines(List<SelectedSubject> selected) {
        return rows(selected.stream().map(SelectedSubject::sid).sorted());
    }

    static ByteRows teamLines(List<Team> teams) {
        return rows(teams.stream().map(Team::line));
    }

    static ByteRows rows(Stream<String> lines) {
        ByteRows rows = new ByteRows();
        lines.forEachOrdered(rows::add);
        return rows;
    }
}
