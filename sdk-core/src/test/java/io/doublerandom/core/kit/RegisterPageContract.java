package io.doublerandom.core.kit;

import static io.doublerandom.core.kit.StoreSamples.LEAD;
import static io.doublerandom.core.kit.StoreSamples.PARTNER;
import static io.doublerandom.core.kit.StoreSamples.step;
import static org.assertj.core.api.Assertions.assertThat;

import io.doublerandom.core.PageRequest;
import io.doublerandom.core.register.HeldRow;
import io.doublerandom.core.register.HeldRowFilter;
import io.doublerandom.core.register.InspectionItem;
import io.doublerandom.core.register.Inspector;
import io.doublerandom.core.register.InspectorFilter;
import io.doublerandom.core.register.ItemFilter;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Inspectors, items and held rows in pages: every row once in order, and the count of all of them. */
public abstract class RegisterPageContract extends PageContract {
    protected RegisterPageContract(DatabaseUnderTest database) {
        super(database);
    }

    @Test
    void inspectorsAndItems_filtered_thoseThatAgree() {
        stores.inspectors()
                .save(List.of(
                        StoreSamples.inspector("I1", LEAD),
                        StoreSamples.inspector("I2", PARTNER),
                        StoreSamples.inspector("I3", LEAD)));
        stores.items()
                .save(List.of(StoreSamples.item(StoreSamples.ITEM), StoreSamples.item(new InspectionItem.Code("A02"))));

        assertThat(inspectors(InspectorFilter.all())).containsExactly("I1", "I2", "I3");
        assertThat(inspectors(InspectorFilter.all().of(LEAD).named("演").being(Inspector.Status.ACTIVE)))
                .containsExactly("I1", "I3");
        assertThat(inspectors(InspectorFilter.all().being(Inspector.Status.INACTIVE)))
                .isEmpty();
        assertThat(items(ItemFilter.all()
                        .of(LEAD)
                        .ofTier(InspectionItem.Tier.KEY)
                        .named("例事")))
                .containsExactly("A01", "A02");
        assertThat(items(ItemFilter.all().named("%"))).isEmpty();
        assertThat(items(ItemFilter.all().ofTier(InspectionItem.Tier.GENERAL))).isEmpty();
    }

    @Test
    void heldRows_filtered_thoseThatAgreeWithTheirProblems() {
        HeldRow overridden = StoreSamples.heldRow("a2").with(step(HeldRow.State.OVERRIDDEN, 1));
        stores.heldRows().save(List.of(StoreSamples.heldRow("a3"), overridden, StoreSamples.heldRow("a1")));

        assertThat(held(HeldRowFilter.all())).containsExactly("a1", "a2", "a3");
        assertThat(held(HeldRowFilter.all().being(HeldRow.State.HELD))).containsExactly("a1", "a3");
        assertThat(held(HeldRowFilter.all().of("subject").being(HeldRow.State.OVERRIDDEN)))
                .containsExactly("a2");
        assertThat(held(HeldRowFilter.all().of("item"))).isEmpty();
        assertThat(stores.heldRows()
                        .page(HeldRowFilter.all().being(HeldRow.State.OVERRIDDEN), PageRequest.first(1))
                        .rows())
                .containsExactly(overridden);
    }

    private List<String> inspectors(InspectorFilter filter) {
        var rows = walk(request -> stores.inspectors().page(filter, request));
        return counted(stores.inspectors().count(filter, 100), rows).stream()
                .map(i -> i.id().value())
                .toList();
    }

    private List<String> items(ItemFilter filter) {
        var rows = walk(request -> stores.items().page(filter, request));
        return counted(stores.items().count(filter, 100), rows).stream()
                .map(i -> i.code().value())
                .toList();
    }

    private List<String> held(HeldRowFilter filter) {
        var rows = walk(request -> stores.heldRows().page(filter, request));
        return counted(stores.heldRows().count(filter, 100), rows).stream()
                .map(h -> h.id().value())
                .toList();
    }
}
