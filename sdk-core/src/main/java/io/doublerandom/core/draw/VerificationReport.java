package io.doublerandom.core.draw;

import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.ErrorCode;
import io.doublerandom.core.Place;
import io.doublerandom.core.Problem;
import io.doublerandom.core.Values;
import io.doublerandom.core.internal.CanonicalJson;
import io.doublerandom.core.internal.Json;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a verification found (核验报告): every check with its outcome, and the verdict that follows from them.
 *
 * <p>Never favourable while a check differs or was not run.
 *
 * @param projection what was verified
 * @param checks every check, in order
 * @param lints what is allowed, but worth a look
 */
public record VerificationReport(
        @NotNull Projection projection,
        @NotEmpty List<@NotNull @Valid Check> checks,
        @NotNull List<@NotNull @Valid Lint> lints) {
    public VerificationReport {
        Values.present("projection", projection);
        checks = Values.some("checks", checks);
        lints = Values.list("lints", lints);
        for (int i = 0; i < checks.size(); i++) {
            Values.require(checks.get(i).name().ordinal() == i, "checks", "are not in order");
        }
        Values.require(checks.size() == CheckName.values().length, "checks", "are not complete");
    }

    /** The two projections of a bundle. */
    public enum Projection {
        /** All files. */
        AUDIT,
        /** What is published. */
        PUBLIC,
        /** Neither, whole. */
        NONE
    }

    /** The outcomes of a check. */
    public enum Outcome {
        /** It holds. */
        AGREE("agree", "一致"),
        /** It does not hold. */
        DIFFER("differ", "不一致"),
        /** It holds as far as a machine can tell; a human has to compare with the source. */
        HUMAN_EYE("needs a human eye", "需人工核对"),
        /** The projection or the bundle has nothing to check here. */
        NOT_APPLICABLE("not applicable", "不适用"),
        /** A check that it depends on differs, or this version cannot make it. */
        NOT_RUN("not run", "未执行");

        private final String textEn;
        private final String textZh;

        Outcome(String textEn, String textZh) {
            this.textEn = textEn;
            this.textZh = textZh;
        }

        /** The outcome in English, as the protocol has it. */
        public String textEn() {
            return textEn;
        }

        /** The outcome in Chinese. */
        public String textZh() {
            return textZh;
        }
    }

    /** The verdicts. */
    public enum Verdict {
        /** Everything was checked and holds, and all who must have signed it with keys that the reader trusts. */
        VERIFIED("verified", "核验通过"),
        /** Everything was checked and holds; a signature is missing, or by a key that is not on the reader's list. */
        VERIFIED_UNTRUSTED("verified, signatures incomplete or not trusted", "核验通过（签名不全或未受信任）"),
        /** Everything was checked and holds; nobody has signed it. */
        VERIFIED_UNSIGNED("verified, unsigned", "核验通过（未签名）"),
        /** What is published is consistent. */
        CONSISTENT_AT_PUBLIC_LEVEL("consistent at public level", "公开层面一致"),
        /** Something differs or was not checked. */
        REFUSED("refused", "核验不通过");

        private final String textEn;
        private final String textZh;

        Verdict(String textEn, String textZh) {
            this.textEn = textEn;
            this.textZh = textZh;
        }

        /** The verdict in English, as the protocol has it. */
        public String textEn() {
            return textEn;
        }

        /** The verdict in Chinese. */
        public String textZh() {
            return textZh;
        }
    }

    /**
     * One check.
     *
     * @param name which
     * @param outcome how it came out
     * @param code the code of what differs; {@code DRAW_UNUSABLE} where nothing does
     * @param place where it differs
     * @param detail what was found, in numbers and names of files; empty if there is nothing to say
     */
    public record Check(
            @NotNull CheckName name,
            @NotNull Outcome outcome,
            @NotNull ErrorCode code,
            @NotNull Place place,
            @NotNull String detail) {
        public Check {
            Values.present("name", name);
            Values.present("outcome", outcome);
            Values.present("code", code);
            Values.present("place", place);
            Values.present("detail", detail);
        }
    }

    /**
     * Something allowed, but worth a look (提示).
     *
     * @param id its stable name
     * @param detail what was found, in numbers
     */
    public record Lint(@NotNull String id, @NotNull String detail) {
        public Lint {
            Values.text("id", id, 64);
            Values.present("detail", detail);
        }
    }

    /** The check with this name. */
    public Check check(CheckName name) {
        return checks.get(name.ordinal());
    }

    /** The first check that differs; empty if none does. */
    public Optional<Check> finding() {
        return checks.stream()
                .filter(check -> check.outcome() == Outcome.DIFFER)
                .findFirst();
    }

    /** The verdict. */
    public Verdict verdict() {
        boolean open = checks.stream()
                .anyMatch(check -> check.outcome() == Outcome.DIFFER || check.outcome() == Outcome.NOT_RUN);
        if (open || projection == Projection.NONE) {
            return Verdict.REFUSED;
        }
        if (projection == Projection.PUBLIC) {
            return Verdict.CONSISTENT_AT_PUBLIC_LEVEL;
        }
        return switch (check(CheckName.SIGNATURES).outcome()) {
            case AGREE -> Verdict.VERIFIED;
            case HUMAN_EYE -> Verdict.VERIFIED_UNTRUSTED;
            default -> Verdict.VERIFIED_UNSIGNED;
        };
    }

    /**
     * This report, unless it is refused.
     *
     * @throws DoubleRandomException {@link ErrorCode#DRAW_UNUSABLE} naming the finding
     */
    public VerificationReport requireValid() {
        if (verdict() != Verdict.REFUSED) {
            return this;
        }
        Optional<Check> first = finding()
                .or(() -> checks.stream()
                        .filter(check -> check.outcome() == Outcome.NOT_RUN)
                        .findFirst());
        throw new DoubleRandomException(new Problem(
                ErrorCode.DRAW_UNUSABLE,
                first.map(Check::place).orElse(Place.of("bundle")),
                first.map(check -> check.name().titleZh() + " / " + check.name().titleEn() + " "
                                + check.outcome().textEn() + ": " + check.detail())
                        .orElse("neither projection is whole")));
    }

    /** The report as one canonical JSON document. */
    public String toJson() {
        Map<String, Json> members = new HashMap<>();
        members.put("projection", new Json.Text(projection.name()));
        members.put("verdict", new Json.Text(verdict().textEn()));
        members.put(
                "finding",
                new Json.Text(finding().map(check -> check.name().titleEn()).orElse("")));
        members.put(
                "checks",
                new Json.Arr(checks.stream().map(VerificationReport::json).toList()));
        members.put(
                "lints",
                new Json.Arr(lints.stream()
                        .map(lint -> (Json) new Json.Obj(
                                Map.of("id", new Json.Text(lint.id()), "detail", new Json.Text(lint.detail()))))
                        .toList()));
        return CanonicalJson.text(new Json.Obj(members));
    }

    static Json json(Check check) {
        Map<String, Json> members = new HashMap<>();
        members.put("name", new Json.Text(check.name().titleEn()));
        members.put("nameZh", new Json.Text(check.name().titleZh()));
        members.put("outcome", new Json.Text(check.outcome().textEn()));
        if (check.outcome() == Outcome.DIFFER) {
            members.put("code", new Json.Text(check.code().code()));
            members.put("place", new Json.Text(check.place().toString()));
        }
        members.put("detail", new Json.Text(check.detail()));
        return new Json.Obj(members);
    }
}
