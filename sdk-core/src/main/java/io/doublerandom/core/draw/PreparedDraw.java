package io.doublerandom.core.draw;

import io.doublerandom.core.Authority;
import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.ErrorCode;
import io.doublerandom.core.RuleViolation;
import io.doublerandom.core.Step;
import io.doublerandom.core.Values;
import io.doublerandom.core.Wording;
import io.doublerandom.core.plan.InspectionTask;
import io.doublerandom.core.plan.Participation;
import io.doublerandom.core.register.CreditRiskClass;
import io.doublerandom.core.register.Inspector;
import io.doublerandom.core.register.Subject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The inputs of a draw of a task, and the way back from its transcript to assignments (抽取准备结果).
 *
 * <p>The mapping from roster pseudonyms to inspectors is a secret of the office: it is in no document of the draw.
 */
public final class PreparedDraw {
    private final InspectionTask task;
    private final DrawPlan plan;
    private final SamplingFrame frame;
    private final SortedMap<String, Inspector.Id> people;
    private final SortedMap<Inspector.Id, InspectorExclusion> inspectorExclusions;
    private final Map<SubjectExclusion, Long> exclusionCounts;

    PreparedDraw(
            InspectionTask task,
            DrawPlan plan,
            SamplingFrame frame,
            Map<String, Inspector.Id> people,
            Map<Inspector.Id, InspectorExclusion> inspectorExclusions,
            Map<SubjectExclusion, Long> exclusionCounts) {
        this.task = task;
        this.plan = plan;
        this.frame = frame;
        this.people = Collections.unmodifiableSortedMap(new TreeMap<>(people));
        this.inspectorExclusions = Collections.unmodifiableSortedMap(new TreeMap<>(inspectorExclusions));
        EnumMap<SubjectExclusion, Long> counts = new EnumMap<>(SubjectExclusion.class);
        counts.putAll(exclusionCounts);
        this.exclusionCounts = Collections.unmodifiableMap(counts);
    }

    /**
     * A prepared draw taken up again from what the office kept of it, for instance after a stop of the program.
     *
     * @param people inspectors by roster pseudonym, as {@link #people} gave them
     * @throws DoubleRandomException {@link ErrorCode#DRAW_INPUT_INVALID} if they are not exactly those on the frame's
     *     roster
     */
    public static PreparedDraw kept(
            InspectionTask task, DrawPlan plan, SamplingFrame frame, Map<String, Inspector.Id> people) {
        Set<String> roster = frame.roster().stream().map(RosterEntry::iid).collect(Collectors.toSet());
        if (!roster.equals(people.keySet())) {
            throw new DoubleRandomException(
                    ErrorCode.DRAW_INPUT_INVALID, "the people kept are not those on the roster");
        }
        return new PreparedDraw(task, plan, frame, people, Map.of(), Map.of());
    }

    /** The task. */
    public InspectionTask task() {
        return task;
    }

    /** The rules of the draw. */
    public DrawPlan plan() {
        return plan;
    }

    /** What is drawn from. */
    public SamplingFrame frame() {
        return frame;
    }

    /** Inspectors by roster pseudonym; to be kept by the office. */
    public SortedMap<String, Inspector.Id> people() {
        return people;
    }

    /** The inspectors of the participating authorities who are not on the roster, each with the reason; empty if kept. */
    public SortedMap<Inspector.Id, InspectorExclusion> inspectorExclusions() {
        return inspectorExclusions;
    }

    /** How many subjects of the pool are excluded, by reason; the frame has them one by one. Empty if kept. */
    public Map<SubjectExclusion, Long> exclusionCounts() {
        return exclusionCounts;
    }

    /**
     * The assignments that a transcript of this draw gives, ascending by subject, numbered {@code task-00001} on.
     *
     * @param names the name of a drawn subject
     * @param drawn the step {@link Assignment.State#DRAWN}
     * @throws DoubleRandomException {@link ErrorCode#DRAW_INPUT_INVALID} if the transcript is of another draw
     */
    public List<Assignment> assignments(
            DrawTranscript transcript, Function<Subject.Id, String> names, Step<Assignment.State> drawn) {
        requireOurs(transcript);
        Map<String, String> keys = new HashMap<>();
        transcript.selected().forEach(selected -> keys.put(selected.sid(), selected.key()));
        List<Team> teams = transcript.teams().stream()
                .sorted((a, b) -> a.sid().compareTo(b.sid()))
                .toList();
        List<Assignment> assignments = new ArrayList<>();
        for (Team team : teams) {
            Subject.Id subject = new Subject.Id(team.sid());
            String number = String.format(Locale.ROOT, "%05d", assignments.size() + 1);
            assignments.add(new Assignment(
                    new Assignment.Id(task.no() + "-" + number),
                    task.no(),
                    transcript.headerHash().hex(),
                    subject,
                    names.apply(subject),
                    riskClass(Values.present("key", keys.get(team.sid()))),
                    members(team),
                    task.window().until(),
                    List.of(drawn)));
        }
        return List.copyOf(assignments);
    }

    /** The teams that are short of people although the draw was feasible; empty in a lawful draw. */
    public List<RuleViolation> shortTeams(List<Assignment> assignments) {
        List<RuleViolation> found = new ArrayList<>();
        for (Assignment assignment : assignments) {
            for (Participation participation : task.participations()) {
                int there = assignment.inspectorsOf(participation.authority()).size();
                if (there < task.inspectorsPerAuthority()) {
                    found.add(new RuleViolation(
                            "BR-05",
                            new Wording("任务单 " + assignment.id(), "assignment " + assignment.id()),
                            new Wording(
                                    "部门 " + participation.authority() + " 应派 " + task.inspectorsPerAuthority()
                                            + " 人，只有 " + there + " 人",
                                    "authority " + participation.authority() + " sends " + there + " of "
                                            + task.inspectorsPerAuthority() + " inspectors"),
                            true));
                }
            }
        }
        return List.copyOf(found);
    }

    /**
     * What is kept of the finished draw.
     *
     * @param drawnAt when the result was logged
     */
    public Draw record(DrawTranscript transcript, Instant drawnAt) {
        requireOurs(transcript);
        DrawHeader header = transcript.header();
        return new Draw(
                transcript.headerHash().hex(),
                task.no(),
                Math.toIntExact(header.attempt()),
                header.supersedes(),
                header.seq(),
                header.count(),
                transcript.selected().size(),
                transcript.result().hash(plan.suite()).hex(),
                plan.practice(),
                drawnAt);
    }

    private void requireOurs(DrawTranscript transcript) {
        if (!transcript.header().plan().equals(plan.hash())) {
            throw new DoubleRandomException(
                    ErrorCode.DRAW_INPUT_INVALID,
                    "the transcript follows plan " + transcript.header().plan().hex() + ", prepared is "
                            + plan.hash().hex());
        }
    }

    private List<Assignment.Member> members(Team team) {
        List<Assignment.Member> members = new ArrayList<>();
        for (int seat = 0; seat < team.inspectors().size(); seat++) {
            String pseudonym = team.inspectors().get(seat);
            if (pseudonym.equals(Team.UNFILLED)) {
                continue;
            }
            Inspector.Id inspector = people.get(pseudonym);
            if (inspector == null) {
                throw new DoubleRandomException(
                        ErrorCode.DRAW_INPUT_INVALID, "a drawn pseudonym is not on the roster prepared here");
            }
            members.add(new Assignment.Member(
                    inspector, new Authority.Id(plan.team().get(seat).dept())));
        }
        // In the order of the task: the lead's inspectors first, whatever seat was scarcest.
        List<Assignment.Member> ordered = new ArrayList<>();
        for (Participation participation : task.participations()) {
            members.stream()
                    .filter(member -> member.authority().equals(participation.authority()))
                    .forEach(ordered::add);
        }
        return ordered;
    }

    private static CreditRiskClass riskClass(String stratumKey) {
        return CreditRiskClass.valueOf(stratumKey.substring(stratumKey.indexOf('|') + 1));
    }
}
