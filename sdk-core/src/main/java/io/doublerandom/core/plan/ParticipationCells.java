package io.doublerandom.core.plan;

import io.doublerandom.core.Authority;
import io.doublerandom.core.ErrorCode;
import io.doublerandom.core.register.FieldValues;
import io.doublerandom.core.register.InspectionItem;
import io.doublerandom.core.register.RowWriter;
import java.util.List;

/** Participations as a cell: {@code authority:item|item;authority:item}, the lead first. */
public final class ParticipationCells {
    private ParticipationCells() {}

    /** One element of the cell. */
    public static Participation parse(String text) {
        int colon = text.indexOf(':');
        if (colon < 0) {
            throw FieldValues.fault(ErrorCode.VALUE_PATTERN, 0, "is not authority:item|item");
        }
        return new Participation(
                FieldValues.id(text.substring(0, colon), Authority.Id::new),
                FieldValues.shifted(
                        colon + 1,
                        () -> FieldValues.list(
                                text.substring(colon + 1),
                                '|',
                                item -> FieldValues.id(item, InspectionItem.Code::new))));
    }

    /** The cell of a list of participations. */
    public static String text(List<Participation> participations) {
        return RowWriter.joined(
                "participations",
                ";",
                participations,
                p -> p.authority() + ":" + RowWriter.joined("items", "|", p.items(), InspectionItem.Code::value));
    }
}
