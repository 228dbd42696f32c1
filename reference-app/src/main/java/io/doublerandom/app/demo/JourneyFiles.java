package io.doublerandom.app.demo;

import java.nio.file.Path;

/**
 * Where a run of the demo reads and writes.
 *
 * @param lists folder of the lists and pools it starts from, as CSV files in canonical columns
 * @param out folder of everything it leaves: bundles, log, bulletin and data
 */
record JourneyFiles(Path lists, Path out) {
    /** The rows dealt out to the sandbox platforms. */
    Path rows() {
        return out.resolve("data").resolve("platform-rows");
    }

    /** Database, keys and exchange state. */
    Path data() {
        return out.resolve("data");
    }

    /** The published bundles, where an app on this data finds them. */
    Path published() {
        return data().resolve("public");
    }
}
