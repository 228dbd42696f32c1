package io.doublerandom.core.register;

import io.doublerandom.core.Problem;
import io.doublerandom.core.Values;
import java.util.List;

/**
 * What became of the rows of one import (导入报告): nothing vanishes, sent = accepted + held + rejected.
 *
 * @param source file name or platform and resource
 * @param resource what the rows hold
 * @param sent rows read
 * @param accepted rows applied
 * @param held rows that wait for an override
 * @param rejected rows kept with their reasons in the reject file
 * @param problems the first problems found, at most 100; the reject file has them all
 */
public record ImportReport(
        String source, String resource, long sent, long accepted, long held, long rejected, List<Problem> problems) {
    public ImportReport {
        Values.text("source", source, 400);
        Values.text("resource", resource, 40);
        Values.between("accepted", accepted, 0, sent);
        Values.between("held", held, 0, sent);
        Values.between("rejected", rejected, 0, sent);
        Values.require(accepted + held + rejected == sent, "sent", "is not accepted + held + rejected");
        problems = Values.list("problems", problems);
    }
}
