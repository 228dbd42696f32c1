package io.doublerandom.app.desk.targets;

import io.doublerandom.core.indicator.Bulletin;
import io.doublerandom.core.indicator.ProgrammeIndicators;
import io.doublerandom.core.indicator.ProgrammeTargets;
import io.doublerandom.core.indicator.YearFacts;
import io.doublerandom.core.store.jdbc.Stores;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/** Writes the bulletin of a year from the figures of a day (通报编写): the whole programme first, then each authority. */
public final class BulletinWriter {
    private static final ProgrammeIndicators INDICATORS = new ProgrammeIndicators(ProgrammeTargets.workPlan2024());

    private final Stores stores;
    private final LocalDate today;

    /** On one snapshot of the database, on a day in Asia/Shanghai. */
    public BulletinWriter(Stores snapshot, LocalDate today) {
        this.stores = snapshot;
        this.today = today;
    }

    /**
     * The bulletin.
     *
     * @param year year it reports on
     * @param title its title
     * @param scope what it covers, in words
     * @param note a remark on top, perhaps empty
     */
    public Bulletin write(int year, String title, String scope, String note) {
        YearReader reader = new YearReader(stores, today);
        YearFacts facts = reader.of(year);
        List<Bulletin.Section> sections = stores.authorities().all().stream()
                .map(authority ->
                        new Bulletin.Section(authority.name(), INDICATORS.yearEnd(facts, Set.of(authority.id()))))
                .toList();
        return new Bulletin(title, scope, today, note, INDICATORS.yearEnd(facts, reader.scope(null)), sections);
    }
}
