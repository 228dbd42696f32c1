package io.doublerandom.core.publicity;

import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.ErrorCode;
import io.doublerandom.core.Values;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/**
 * Why something is withheld by law (依法不公示): the ground and what it rests on in this case.
 *
 * @param ground the ground
 * @param reason what it rests on, at most 300 characters
 */
public record Withholding(
        @NotNull Ground ground, @NotBlank @Size(max = 300) String reason) {
    private static final String BETWEEN = ": ";

    public Withholding {
        Values.present("ground", ground);
        Values.text("reason", reason, 300);
    }

    /** As the note of the step that asks for it. */
    public String note() {
        return ground.name() + BETWEEN + reason;
    }

    /** What {@link #note()} wrote. */
    static Withholding of(String note) {
        int colon = note.indexOf(BETWEEN);
        for (Ground ground : Ground.values()) {
            if (colon > 0 && ground.name().equals(note.substring(0, colon))) {
                return new Withholding(ground, note.substring(colon + BETWEEN.length()));
            }
        }
        throw new DoubleRandomException(ErrorCode.VALUE_INVALID, "note names no ground of withholding");
    }

    /** Grounds on which what has to be public is not (不予公开的情形), 《政府信息公开条例》第十四条至第十六条. */
    public enum Ground {
        /** 国家秘密 (第十四条). */
        STATE_SECRET,
        /** 法律、行政法规禁止公开 (第十四条). */
        FORBIDDEN_BY_LAW,
        /** 公开后可能危及国家安全、公共安全、经济安全、社会稳定 (第十四条). */
        PUBLIC_SECURITY,
        /** 涉及商业秘密，公开会损害第三方合法权益 (第十五条). */
        TRADE_SECRET,
        /** 涉及个人隐私，公开会损害第三方合法权益 (第十五条). */
        PERSONAL_PRIVACY,
        /** 行政执法案卷信息 (第十六条). */
        ENFORCEMENT_FILE
    }
}
