package io.doublerandom.app.demo;

import io.doublerandom.app.document.CsvReader;
import io.doublerandom.app.document.CsvRecord;
import io.doublerandom.app.document.CsvRows;
import io.doublerandom.core.Authority;
import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.register.AuthorityFormat;
import io.doublerandom.core.register.InspectionItem;
import io.doublerandom.core.register.ItemFormat;
import io.doublerandom.core.register.PoolFormat;
import io.doublerandom.core.register.Reading;
import io.doublerandom.core.register.RowFormat;
import io.doublerandom.core.register.SubjectPool;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The part of the sample that does not depend on size or seed: authorities, pools and the item list, all 演示.
 *
 * @param authorities fourteen authorities on three platforms
 * @param pools pools of subjects, each owned by one authority
 * @param items the item list of 2024
 */
record SampleList(List<Authority> authorities, List<SubjectPool> pools, List<InspectionItem> items) {
    static SampleList load() {
        return new SampleList(
                load("authorities.csv", new AuthorityFormat()),
                load("pools.csv", new PoolFormat()),
                load("items.csv", new ItemFormat()));
    }

    Authority authority(Authority.Id id) {
        return authorities.stream()
                .filter(authority -> authority.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    /** The items an inspector of an authority may inspect: its own list, or the city's list of the same sector. */
    List<InspectionItem> itemsFor(Authority authority) {
        return items.stream()
                .filter(item -> authority(item.owner()).sector().equals(authority.sector()))
                .toList();
    }

    private static <T> List<T> load(String name, RowFormat<T> format) {
        InputStream in = Objects.requireNonNull(SampleList.class.getResourceAsStream("/sample/" + name), name);
        List<T> values = new ArrayList<>();
        try (CsvReader reader = CsvReader.of(in, name, StandardCharsets.UTF_8)) {
            for (Optional<CsvRecord> next = reader.next(); next.isPresent(); next = reader.next()) {
                Reading<T> reading = format.read(CsvRows.row(name, reader.header(), next.get()));
                if (reading instanceof Reading.Accepted<T> accepted) {
                    values.add(accepted.value());
                } else if (reading instanceof Reading.Rejected<T> rejected) {
                    throw new DoubleRandomException(rejected.problems().get(0));
                } else if (reading instanceof Reading.Held<T> held) {
                    throw new DoubleRandomException(held.problem());
                }
            }
        }
        return List.copyOf(values);
    }
}
