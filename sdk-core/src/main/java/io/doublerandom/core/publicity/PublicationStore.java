package io.doublerandom.core.publicity;

import io.doublerandom.core.Authority;
import io.doublerandom.core.Page;
import io.doublerandom.core.PageRequest;
import io.doublerandom.core.plan.AnnualPlan;
import io.doublerandom.core.plan.InspectionTask;
import io.doublerandom.core.register.Subject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what is public (已公示内容), apart from everything that is not: public pages read this store and no other. Added,
 * never changed; a correction is a further version.
 */
public interface PublicationStore {
    /**
     * Makes records public. Their notices have to be kept as PUBLISHED with the same payload; adding the same again
     * changes nothing.
     *
     * @return how many are new
     * @throws io.doublerandom.core.DoubleRandomException {@code PUBLICITY_REFUSED} if there is no such notice, it is not
     *     PUBLISHED or was for other content; {@code STORE_FAILED}
     */
    int add(List<PublicRecord> records, Instant publishedAt);

    /** The publication of a notice. */
    Optional<Publication> find(PublicityNotice.Id notice);

    /** The newest version of what is public about a line, task, subject, result or disposal. */
    Optional<Publication> latest(PublicationFilter.Topic topic, String ref);

    /** A page of the newest versions that a filter takes, the latest publication first. */
    Page<Publication> page(PublicationFilter filter, PageRequest request);

    /** How many newest versions a filter takes, counted no further than {@code most}. */
    long count(PublicationFilter filter, long most);

    /** A page of all versions, the latest first, of a kind and an authority where they are not null. */
    Page<Publication> history(
            PublicityNotice.@Nullable Kind kind, Authority.@Nullable Id authority, PageRequest request);

    /** All versions after a number, the earliest first, at most {@code limit}. */
    List<Publication> since(long number, int limit);

    /** A page of the published plans, greatest number first, of a year if it is not null. */
    Page<PublishedPlan> plans(@Nullable Integer year, PageRequest request);

    /** A published plan. */
    Optional<PublishedPlan> plan(AnnualPlan.No no);

    /** How many plans are public. */
    long planCount();

    /** A page of the lines of a published plan, each in its newest version, in the order of publication. */
    Page<Publication> planLines(AnnualPlan.No no, PageRequest request);

    /** A page of the changed versions (计划调整) of the lines of a published plan, the latest publication first. */
    Page<Publication> planChanges(AnnualPlan.No no, PageRequest request);

    /** What was public of the same thing before a version of it. */
    Optional<Publication> before(Publication later);

    /** The subjects named in publications whose name begins with a text, by name, at most {@code limit}. */
    List<NamedSubject> subjects(String namePrefix, int limit);

    /** The name a subject has in the latest publication that names it. */
    Optional<NamedSubject> subject(Subject.Id code);

    /** Who has published, by id, with the name it had at its latest publication. */
    Map<Authority.Id, String> publishers();

    /** Says which task a published draw is of; saying it again changes nothing. */
    void addDraw(String headerHash, InspectionTask.No task);

    /** The tasks of published draws by header hash; of all draws that were told of. */
    Map<String, InspectionTask.No> draws();

    /**
     * A plan as it is public.
     *
     * @param no its number
     * @param name its name
     * @param year year it is for
     * @param version its newest published version
     * @param authority authority in whose name
     * @param lines how many lines are public
     * @param publishedAt when the newest version became public
     */
    record PublishedPlan(
            AnnualPlan.No no,
            String name,
            int year,
            int version,
            Authority.Id authority,
            long lines,
            Instant publishedAt) {}

    /**
     * A subject that publications name.
     *
     * @param code its code
     * @param name its name
     */
    record NamedSubject(Subject.Id code, String name) {}
}
