package io.doublerandom.core.sync;

import io.doublerandom.core.Values;
import java.util.List;

/** The value of one field as a platform has it: one text or a list of texts (字段值). */
public sealed interface FieldValue {
    /**
     * One text.
     *
     * @param text the text, perhaps empty
     */
    record Single(String text) implements FieldValue {
        public Single {
            Values.present("text", text);
        }
    }

    /**
     * A list of texts.
     *
     * @param texts the texts, perhaps none
     */
    record Many(List<String> texts) implements FieldValue {
        public Many {
            texts = Values.list("texts", texts);
        }
    }
}
