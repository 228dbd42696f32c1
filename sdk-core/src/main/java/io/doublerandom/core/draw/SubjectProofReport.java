package io.doublerandom.core.draw;

import io.doublerandom.core.Values;
import io.doublerandom.core.Wording;
import io.doublerandom.core.crypto.Bytes32;
import io.doublerandom.core.draw.VerificationReport.Check;
import io.doublerandom.core.draw.VerificationReport.Outcome;
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
 * What the check of a {@link SubjectProof} found (单户证明核验结果): the checks of §11 of the protocol that concern one subject,
 * and what they show of it.
 *
 * @param level for whom the proof is; empty if it cannot be read
 * @param sid the subject; empty if the proof cannot be read
 * @param draw header hash of the draw; empty if the proof cannot be read
 * @param practice whether the draw is a rehearsal (演练)
 * @param standing what is shown; {@link Standing#UNPROVEN} unless every check holds
 * @param stratum the subject's stratum, if the proof says it
 * @param ticket the subject's ticket, if the proof says it
 * @param checks the checks made, in their order
 */
public record SubjectProofReport(
        @NotNull Optional<SubjectProof.Level> level,
        @NotNull String sid,
        @NotNull String draw,
        boolean practice,
        @NotNull Standing standing,
        @NotNull Optional<@Valid Stratum> stratum,
        @NotNull Optional<Bytes32> ticket,
        @NotEmpty List<@NotNull @Valid Check> checks) {
    public SubjectProofReport {
        Values.present("level", level);
        Values.present("sid", sid);
        Values.present("draw", draw);
        Values.present("standing", standing);
        Values.present("stratum", stratum);
        Values.present("ticket", ticket);
        checks = Values.some("checks", checks);
    }

    /** What a proof shows of its subject. */
    public enum Standing {
        /** In the pool and drawn (被抽中). */
        DRAWN("抽中：在名录内，并在抽中名单上", "drawn: in the pool and on the list of the drawn"),
        /** In the pool and not drawn (未抽中). */
        NOT_DRAWN("未抽中：在名录内，不在抽中名单上", "not drawn: in the pool, not on the list of the drawn"),
        /** In the pool; the list is not published yet. */
        NOT_PUBLISHED("在名录内；抽中名单尚未公布", "in the pool; the list of the drawn is not published yet"),
        /** Not in the pool, for the reason that the office states (被排除). */
        EXCLUDED("不在名录内：被排除，原因由机关说明", "not in the pool: excluded, for the reason that the office states"),
        /** Not in the pool. */
        NOT_IN_POOL("不在名录内，不参加抽取", "not in the pool, so it could not be drawn"),
        /** The proof does not hold. */
        UNPROVEN("证明不成立", "the proof does not hold");

        private final String zh;
        private final String en;

        Standing(String zh, String en) {
            this.zh = zh;
            this.en = en;
        }

        /** In one sentence. */
        public Wording words() {
            return new Wording(zh, en);
        }
    }

    /** Whether every check that concerns the subject was made and none differs. */
    public boolean holds() {
        return standing != Standing.UNPROVEN;
    }

    /** The first check that differs; empty if none does. */
    public Optional<Check> finding() {
        return checks.stream()
                .filter(check -> check.outcome() == Outcome.DIFFER)
                .findFirst();
    }

    /** The check with this name; empty if it does not concern a proof. */
    public Optional<Check> check(CheckName name) {
        return checks.stream().filter(check -> check.name() == name).findFirst();
    }

    /** The report as one canonical JSON document. */
    public String toJson() {
        Map<String, Json> members = new HashMap<>();
        members.put("level", new Json.Text(level.map(SubjectProof.Level::id).orElse("")));
        members.put("sid", new Json.Text(sid));
        members.put("draw", new Json.Text(draw));
        members.put("practice", new Json.Bool(practice));
        members.put("standing", new Json.Text(standing.name()));
        members.put("holds", new Json.Bool(holds()));
        members.put(
                "finding",
                new Json.Text(finding().map(check -> check.name().titleEn()).orElse("")));
        ticket.ifPresent(value -> members.put("ticket", new Json.Text(value.hex())));
        stratum.ifPresent(value -> members.put(
                "stratum",
                new Json.Obj(Map.of(
                        "key", new Json.Text(value.key()),
                        "members", new Json.Int(value.members()),
                        "drawn", new Json.Int(value.drawn()),
                        "tau", new Json.Text(value.tau())))));
        members.put(
                "checks",
                new Json.Arr(checks.stream().map(VerificationReport::json).toList()));
        return CanonicalJson.text(new Json.Obj(members));
    }
}
