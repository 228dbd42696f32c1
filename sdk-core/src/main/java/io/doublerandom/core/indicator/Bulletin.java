package io.doublerandom.core.indicator;

import io.doublerandom.core.Values;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;

/**
 * A bulletin on the progress of the programme (通报) as Markdown, Chinese with English beside: every figure with its
 * numerator and denominator, and by id what is still open.
 *
 * @param title title, at most 200 characters
 * @param scope what it covers, in words, at most 200 characters
 * @param asOf day the figures stand for
 * @param note a remark on top, for example that all data are synthetic; perhaps empty, at most 400 characters
 * @param measures the measures of the whole scope
 * @param sections the measures of each authority
 */
public record Bulletin(
        @NotBlank @Size(max = 200) String title,
        @NotBlank @Size(max = 200) String scope,
        @NotNull LocalDate asOf,
        @NotNull @Size(max = 400) String note,
        @NotEmpty List<@NotNull @Valid Measure> measures,
        @NotNull List<@NotNull @Valid Section> sections) {
    private static final int LISTED = 30;

    public Bulletin {
        Values.text("title", title, 200);
        Values.text("scope", scope, 200);
        Values.present("asOf", asOf);
        Values.atMost("note", note, 400);
        measures = Values.some("measures", measures);
        sections = Values.list("sections", sections);
    }

    /**
     * The measures of one authority.
     *
     * @param name its name, at most 100 characters
     * @param measures its measures
     */
    public record Section(
            @NotBlank @Size(max = 100) String name,
            @NotEmpty List<@NotNull @Valid Measure> measures) {
        public Section {
            Values.text("name", name, 100);
            measures = Values.some("measures", measures);
        }
    }

    /** The bulletin in Markdown, LF at every line's end. */
    public String markdown() {
        StringBuilder out = new StringBuilder();
        out.append("# ").append(plain(title)).append("\n\n");
        if (!note.isBlank()) {
            out.append("> ").append(plain(note)).append("\n\n");
        }
        out.append("范围 / Scope: ").append(plain(scope)).append("  \n");
        out.append("截至 / As of: ").append(asOf).append("\n\n");
        out.append("## 指标 / Indicators\n\n");
        table(out);
        if (!sections.isEmpty()) {
            out.append("## 分部门 / By authority\n\n");
            byAuthority(out);
        }
        out.append("## 未完成 / Open\n\n");
        open(out);
        return out.toString();
    }

    private void table(StringBuilder out) {
        out.append("| 指标 / Indicator | 依据 / Clause | 目标 / Target | 现值 / Value | 分子/分母 / n of d | 结论 / Result |\n");
        out.append("|---|---|---|---|---|---|\n");
        for (Measure measure : measures) {
            Indicator indicator = measure.indicator();
            out.append("| ")
                    .append(String.join(
                            " | ",
                            indicator.code() + " " + indicator.titleZh() + " / " + indicator.titleEn(),
                            indicator.clause(),
                            "≥" + measure.targetPercent() + "%",
                            measure.percentText(),
                            fraction(measure),
                            result(measure)))
                    .append(" |\n");
        }
        out.append('\n');
    }

    private void byAuthority(StringBuilder out) {
        out.append("| 部门 / Authority |");
        measures.forEach(
                measure -> out.append(' ').append(measure.indicator().code()).append(" |"));
        out.append("\n|---|").append("---|".repeat(measures.size())).append('\n');
        for (Section section : sections) {
            out.append("| ").append(plain(section.name())).append(" |");
            for (Measure column : measures) {
                String cell = section.measures().stream()
                        .filter(measure -> measure.indicator() == column.indicator())
                        .map(Bulletin::cell)
                        .findFirst()
                        .orElse("–");
                out.append(' ').append(cell).append(" |");
            }
            out.append('\n');
        }
        out.append('\n');
    }

    private void open(StringBuilder out) {
        boolean none = true;
        for (Measure measure : measures) {
            List<String> ids = measure.open();
            if (ids.isEmpty()) {
                continue;
            }
            none = false;
            Indicator indicator = measure.indicator();
            out.append("### ")
                    .append(indicator.code())
                    .append(' ')
                    .append(indicator.titleZh())
                    .append(": ")
                    .append(ids.size());
            if (measure.shortBy() > 0) {
                out.append("（距目标还差 ")
                        .append(measure.shortBy())
                        .append(" / short by ")
                        .append(measure.shortBy())
                        .append("）");
            }
            out.append("\n\n");
            if (indicator == Indicator.ENROLMENT) {
                // Certificate numbers stand for persons: the list goes to the authority, not into a bulletin.
                out.append("名单由各部门内部核对，不在通报中列出 / the names stay with the authorities\n\n");
                continue;
            }
            ids.stream()
                    .limit(LISTED)
                    .forEach(id -> out.append("- ").append(plain(id)).append('\n'));
            if (ids.size() > LISTED) {
                out.append("- 另有 ")
                        .append(ids.size() - LISTED)
                        .append(" 项 / and ")
                        .append(ids.size() - LISTED)
                        .append(" more\n");
            }
            out.append('\n');
        }
        if (none) {
            out.append("无 / none\n");
        }
    }

    private static String fraction(Measure measure) {
        return measure.numerator().size() + "/" + measure.denominator().size();
    }

    private static String cell(Measure measure) {
        return measure.status() == Measure.Status.NOT_APPLICABLE
                ? "N/A"
                : measure.percentText() + " (" + fraction(measure) + ")"
                        + (measure.status() == Measure.Status.MISSED ? " ✗" : "");
    }

    private static String result(Measure measure) {
        return switch (measure.status()) {
            case MET -> "达标 / met";
            case MISSED -> "未达标 / missed";
            case NOT_APPLICABLE -> "不适用 / not applicable";
        };
    }

    /** Names come from outside: they must not break the table or become markup. */
    private static String plain(String text) {
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ') {
                plain.append(' ');
            } else {
                plain.append("\\`*_[]<>|#".indexOf(c) >= 0 ? "\\" : "").append(c);
            }
        }
        return plain.toString();
    }
}
