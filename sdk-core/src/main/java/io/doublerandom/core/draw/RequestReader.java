package io.doublerandom.core.draw;

import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.ErrorCode;
import io.doublerandom.core.crypto.Bytes32;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads the requests of a round, and refuses what the protocol does not allow in them. */
final class RequestReader {
    private RequestReader() {}

    static List<SubstitutionRequest> read(Path directory, ReadLimits limits) throws IOException {
        List<SubstitutionRequest> all = new ArrayList<>();
        String before = "";
        try (LineReader lines = LineReader.open(directory, SubstitutionRound.REQUESTS, limits)) {
            while (lines.next()) {
                String line = new String(lines.buffer(), lines.start(), lines.length(), StandardCharsets.ISO_8859_1);
                if (before.compareTo(line) >= 0) {
                    throw lines.fault("", "is not greater than the line before");
                }
                before = line;
                all.add(request(lines, line.split(",", -1)));
            }
        }
        return all;
    }

    private static SubstitutionRequest request(LineReader lines, String[] fields) {
        if (fields.length != 5 && fields.length != 6) {
            throw lines.fault("", "has " + fields.length + " fields, 5 or 6 are asked for");
        }
        if (fields.length == 6 && !fields[5].matches("0|[1-9][0-9]{0,2}")) {
            throw lines.fault("seat", "has no seat of digits without leading zeros");
        }
        int seat = fields.length == 6 ? Integer.parseInt(fields[5]) : SubstitutionRequest.SUBJECT;
        try {
            return new SubstitutionRequest(fields[0], fields[1], Bytes32.parse(fields[2]), fields[3], fields[4], seat);
        } catch (DoubleRandomException refused) {
            if (refused.code() != ErrorCode.VALUE_INVALID) {
                throw refused;
            }
            throw lines.fault(
                    refused.problem().place().column(), refused.problem().detail());
        }
    }
}
