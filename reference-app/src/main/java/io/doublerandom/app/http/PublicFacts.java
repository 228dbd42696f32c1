package io.doublerandom.app.http;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What the web server may show to anyone: counts, finished draws and their public evidence. */
public interface PublicFacts {
    /** How much of everything there is now. */
    Overview overview();

    /** The published draws, newest first. */
    List<PublishedDraw> draws();

    /** The PUBLIC projection of the evidence of one draw. */
    Optional<PublicBundle> bundle(String headerHash);

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

    /**
     * One published draw.
     *
     * @param headerHash identity of the draw, 64 lower-case hex digits
     * @param title title of the plan that was drawn
     * @param authority id of the department that drew
     * @param practice whether it is a rehearsal (演练) and no draw in law
     * @param poolCount subjects in the frame
     * @param snapshotAt when the frame was frozen, UTC
     */
    record PublishedDraw(
            String headerHash, String title, String authority, boolean practice, long poolCount, Instant snapshotAt) {}

    /**
     * The files anyone may have.
     *
     * @param draw the draw they prove
     * @param files name and content of each, ascending by name
     */
    record PublicBundle(PublishedDraw draw, List<BundleFile> files) {
        public PublicBundle {
            files = List.copyOf(files);
        }
    }

    /**
     * One file of a bundle.
     *
     * @param name plain file name
     * @param path where it stands
     */
    record BundleFile(String name, java.nio.file.Path path) {}
}
