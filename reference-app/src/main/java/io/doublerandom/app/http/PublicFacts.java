package io.doublerandom.app.http;

import io.doublerandom.core.audit.SignedNote;
import io.doublerandom.core.draw.CeremonyRecord;
import io.doublerandom.core.draw.DrawHeader;
import io.doublerandom.core.draw.DrawPlan;
import io.doublerandom.core.draw.ResultDocument;
import io.doublerandom.core.draw.SubjectProof;
import io.doublerandom.core.draw.TrustedKeys;
import io.doublerandom.core.draw.VoidNotice;
import io.doublerandom.core.indicator.BulletinStore;
import io.doublerandom.core.publicity.PublicationStore;
import io.doublerandom.core.register.Subject;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What the web server may show to anyone: counts, what was published, PUBLIC evidence of draws, bulletins. Nothing else is
 * within reach of a public handler.
 */
public interface PublicFacts {
    /** How much of everything there is now. */
    Overview overview();

    /** What was published by a receipt. */
    PublicationStore publications();

    /** The published bulletins. */
    BulletinStore bulletins();

    /** The published draws, newest first. */
    List<PublishedDraw> draws();

    /** The PUBLIC projection of the evidence of one draw. */
    Optional<PublicBundle> bundle(String headerHash);

    /** The published keys of those who sign a draw (可信密钥清单); empty if it is unsigned or there is no list. */
    Optional<TrustedKeys> trusted(String headerHash);

    /** The newest signed state of the log of all draws (日志检查点); empty before there is one. */
    Optional<SignedNote> checkpoint();

    /** The published draws whose pool has a subject, newest first, at most {@code limit}. */
    List<Membership> drawsOf(Subject.Id subject, int limit);

    /**
     * The drawn list of a revealed draw, by code; empty of any other.
     *
     * @param after the code seen last, empty at the beginning
     * @param limit codes at most
     */
    List<Subject.Id> drawnOf(PublishedDraw draw, String after, int limit);

    /**
     * The proof for one subject (单户证明) that anybody may have: in the pool of a draw or not, on its list or not. Empty if
     * there is no such draw, or nothing is drawn of it.
     */
    Optional<SubjectProof> proof(String headerHash, Subject.Id subject);

    /** The clock of the app. */
    Instant now();

    /** Whether that clock is simulated (模拟时钟), as in a rehearsal. */
    boolean simulated();

    /**
     * How much there is; nothing here names a subject or an inspector.
     *
     * @param authorities departments (部门)
     * @param items inspection items on the list (抽查事项)
     * @param subjectPools pools of subjects (检查对象名录库)
     * @param subjects subjects (检查对象)
     * @param inspectors inspectors (执法检查人员)
     * @param plans annual plans (年度抽查计划)
     * @param tasks inspection tasks (抽查任务)
     * @param draws finished draws (抽取)
     */
    record Overview(
            long authorities,
            long items,
            long subjectPools,
            long subjects,
            long inspectors,
            long plans,
            long tasks,
            long draws) {}

    /** How far the public may see into a draw. */
    enum State {
        /** 已承诺: fixed, nothing drawn yet. */
        COMMITTED,
        /** 封存: drawn, the list is under an embargo. */
        SEALED,
        /** 已揭示: drawn and public. */
        REVEALED,
        /** 已作废: fixed, and nothing will ever be drawn of it. */
        VOIDED
    }

    /**
     * One published draw.
     *
     * @param headerHash identity of the draw, 64 lower-case hex digits
     * @param plan its rules
     * @param header its commitment
     * @param state how far the public may see into it
     * @param voided why and by whom it was voided; null if it was not
     * @param drawnCount subjects drawn; empty while nothing is drawn, or the list is kept elsewhere
     */
    record PublishedDraw(
            String headerHash,
            DrawPlan plan,
            DrawHeader header,
            State state,
            @Nullable VoidNotice voided,
            OptionalLong drawnCount) {}

    /**
     * The files anyone may have.
     *
     * @param draw the draw they prove
     * @param ceremony what came out of its ceremony; null while nothing is drawn
     * @param result what binds its outcome; null while nothing is drawn
     * @param files name and content of each, ascending by name
     */
    record PublicBundle(
            PublishedDraw draw,
            @Nullable CeremonyRecord ceremony,
            @Nullable ResultDocument result,
            List<BundleFile> files) {
        public PublicBundle {
            files = List.copyOf(files);
        }
    }

    /**
     * One file of a bundle.
     *
     * @param name plain file name
     * @param path where it stands
     * @param bytes its size
     */
    record BundleFile(String name, Path path, long bytes) {}

    /**
     * A subject of the pool of a draw.
     *
     * @param draw the draw
     * @param drawn whether it stands on the published list; always false unless the draw is revealed
     */
    record Membership(PublishedDraw draw, boolean drawn) {}
}
