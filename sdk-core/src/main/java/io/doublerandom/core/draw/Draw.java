package io.doublerandom.core.draw;

import io.doublerandom.core.Values;
import io.doublerandom.core.plan.InspectionTask;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import java.time.Instant;

/**
 * What is kept of a finished draw (抽取记录); the bundle of evidence has the rest.
 *
 * @param headerHash identity of the draw: hash of its header, 64 lower-case hex digits
 * @param task task that was drawn
 * @param attempt number of the attempt, from 1
 * @param supersedes header hash of the attempt it replaces, empty for the first
 * @param seriesPosition {@code seq} of the plan in its series
 * @param poolCount subjects in the frame
 * @param drawnCount subjects drawn
 * @param resultHash hash of the result document, 64 lower-case hex digits
 * @param practice whether it is a rehearsal (演练), never to be published as a draw
 * @param drawnAt when the result was logged, UTC
 */
public record Draw(
        @NotNull @Pattern(regexp = HASH) String headerHash,
        @NotNull @Valid InspectionTask.No task,
        @Positive int attempt,
        @NotNull @Pattern(regexp = HASH + "|") String supersedes,
        @Positive long seriesPosition,
        @Positive long poolCount,
        @PositiveOrZero long drawnCount,
        @NotNull @Pattern(regexp = HASH) String resultHash,
        boolean practice,
        @NotNull Instant drawnAt) {
    static final String HASH = "[0-9a-f]{64}";

    public Draw {
        Values.pattern("headerHash", headerHash, HASH);
        Values.present("task", task);
        Values.between("attempt", attempt, 1, Integer.MAX_VALUE);
        Values.pattern("supersedes", supersedes, HASH + "|");
        Values.require(supersedes.isEmpty() == (attempt == 1), "supersedes", "is empty exactly in attempt 1");
        Values.between("seriesPosition", seriesPosition, 1, Long.MAX_VALUE);
        Values.between("poolCount", poolCount, 1, Long.MAX_VALUE);
        Values.between("drawnCount", drawnCount, 0, poolCount);
        Values.pattern("resultHash", resultHash, HASH);
        Values.present("drawnAt", drawnAt);
    }

    @jakarta.validation.constraints.AssertTrue(message = "supersedes is empty exactly in attempt 1")
    boolean isSupersedesConsistent() {
        return supersedes.isEmpty() == (attempt == 1);
    }

    @jakarta.validation.constraints.AssertTrue(message = "more drawn than in the pool")
    boolean isDrawnWithinPool() {
        return drawnCount <= poolCount;
    }
}
