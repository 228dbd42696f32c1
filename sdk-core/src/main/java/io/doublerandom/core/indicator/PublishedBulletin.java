package io.doublerandom.core.indicator;

import io.doublerandom.core.Values;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * A bulletin as it was published (已发布的通报): its text, and its figures as numbers without the ids behind them.
 *
 * @param id identifier, 1 to 64 characters of {@code A-Za-z0-9._-}
 * @param publishedAt when it became public, UTC
 * @param year year it reports on
 * @param asOf day the figures stand for
 * @param title title
 * @param scope what it covers, in words
 * @param note a remark on top; perhaps empty
 * @param markdown the text, 1 to 1,000,000 characters
 * @param figures the figures, those of the whole scope first
 */
public record PublishedBulletin(
        @NotNull @Pattern(regexp = "[A-Za-z0-9._-]{1,64}") String id,
        @NotNull Instant publishedAt,
        @Min(2000) @Max(2100) int year,
        @NotNull LocalDate asOf,
        @NotBlank @Size(max = 200) String title,
        @NotBlank @Size(max = 200) String scope,
        @NotNull @Size(max = 400) String note,
        @NotBlank @Size(max = 1_000_000) String markdown,
        @NotNull List<@NotNull @Valid Figure> figures) {
    public PublishedBulletin {
        Values.pattern("bulletinId", id, "[A-Za-z0-9._-]{1,64}");
        Values.present("publishedAt", publishedAt);
        Values.between("year", year, 2000, 2100);
        Values.present("asOf", asOf);
        Values.text("title", title, 200);
        Values.text("scope", scope, 200);
        Values.atMost("note", note, 400);
        Values.text("markdown", markdown, 1_000_000);
        figures = Values.list("figures", figures);
    }

    /** A bulletin on a year as it becomes public. */
    public static PublishedBulletin of(String id, int year, Bulletin bulletin, Instant publishedAt) {
        List<Figure> figures = new ArrayList<>();
        bulletin.measures().forEach(measure -> figures.add(Figure.of("", measure)));
        for (Bulletin.Section section : bulletin.sections()) {
            section.measures().forEach(measure -> figures.add(Figure.of(section.name(), measure)));
        }
        return new PublishedBulletin(
                id,
                publishedAt,
                year,
                bulletin.asOf(),
                bulletin.title(),
                bulletin.scope(),
                bulletin.note(),
                bulletin.markdown(),
                figures);
    }

    /**
     * One figure.
     *
     * @param section name of the authority; empty for the whole scope
     * @param indicator what was measured
     * @param targetPercent the percentage to reach
     * @param numerator how many count
     * @param denominator against how many; 0 if there was nothing to measure
     */
    public record Figure(
            @NotNull @Size(max = 100) String section,
            @NotNull Indicator indicator,
            @Min(0) @Max(100) int targetPercent,
            @PositiveOrZero long numerator,
            @PositiveOrZero long denominator) {
        public Figure {
            Values.atMost("section", section, 100);
            Values.present("indicator", indicator);
            Values.between("targetPercent", targetPercent, 0, 100);
            Values.between("numerator", numerator, 0, denominator);
        }

        static Figure of(String section, Measure measure) {
            return new Figure(
                    section,
                    measure.indicator(),
                    measure.targetPercent(),
                    measure.numerator().size(),
                    measure.denominator().size());
        }

        @jakarta.validation.constraints.AssertTrue(message = "more count than there are")
        boolean isNumeratorWithinDenominator() {
            return numerator <= denominator;
        }

        /** Whether the target is met. */
        public Measure.Status status() {
            return Measure.status(numerator, denominator, targetPercent);
        }

        /** The value to show, as {@link Measure#percentText()}. */
        public String percentText() {
            return Measure.percentText(numerator, denominator);
        }
    }
}
