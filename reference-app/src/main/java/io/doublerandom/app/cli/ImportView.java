package io.doublerandom.app.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.doublerandom.app.document.CsvImport;
import io.doublerandom.core.Problem;
import io.doublerandom.core.register.ImportReport;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Shows what an import did, for people or as JSON. */
final class ImportView {
    private static final int PROBLEMS_SHOWN = 10;

    private final PrintWriter out;
    private final boolean json;

    ImportView(PrintWriter out, boolean json) {
        this.out = out;
        this.json = json;
    }

    void show(String kind, CsvImport.Outcome outcome, boolean kept, Optional<Path> rejected) {
        if (json) {
            out.println(json(kind, outcome, kept, rejected));
        } else {
            text(kind, outcome, kept, rejected);
        }
    }

    private void text(String kind, CsvImport.Outcome outcome, boolean kept, Optional<Path> rejected) {
        ImportReport report = outcome.report();
        out.println(report.source() + "（" + kind + "）" + (kept ? "已导入 / imported" : "仅校验 / checked only"));
        out.printf(
                "  收到 sent %d = 接受 accepted %d + 待放行 held %d + 拒收 rejected %d；记录 records %d%n",
                report.sent(), report.accepted(), report.held(), report.rejected(), outcome.values());
        if (!outcome.unnamedColumns().isEmpty()) {
            out.println("  未映射的列 / columns no mapping names: " + String.join(", ", outcome.unnamedColumns()));
        }
        if (outcome.byteOrderMark()) {
            out.println("  文件以 BOM 开头，已忽略 / the file begins with a byte order mark, passed over");
        }
        outcome.ended().ifPresent(end -> out.println("  只读到此处 / read only up to here: " + end.message()));
        List<Problem> problems = report.problems();
        problems.stream().limit(PROBLEMS_SHOWN).forEach(problem -> out.println("  " + problem.message()));
        if (problems.size() > PROBLEMS_SHOWN) {
            out.println("  … 其余见拒收文件 / the others are in the reject file");
        }
        rejected.ifPresent(path -> out.println("  更正后可原样再导入 / correct it and import it again: " + path));
    }

    private static String json(String kind, CsvImport.Outcome outcome, boolean kept, Optional<Path> rejected) {
        ImportReport report = outcome.report();
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("source", report.source());
        view.put("kind", kind);
        view.put("kept", kept);
        view.put("sent", report.sent());
        view.put("accepted", report.accepted());
        view.put("held", report.held());
        view.put("rejected", report.rejected());
        view.put("records", outcome.values());
        view.put("unnamedColumns", outcome.unnamedColumns());
        view.put("byteOrderMark", outcome.byteOrderMark());
        view.put("complete", outcome.ended().isEmpty());
        view.put("rejectFile", rejected.map(Path::toString).orElse(""));
        view.put("problems", report.problems().stream().map(ImportView::problem).toList());
        try {
            return new ObjectMapper().writeValueAsString(view);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("plain maps can be written", e);
        }
    }

    private static Map<String, Object> problem(Problem problem) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("code", problem.code().code());
        view.put("row", problem.place().row());
        view.put("column", problem.place().column());
        view.put("offset", problem.place().offset());
        view.put("zh", problem.code().titleZh());
        view.put("en", problem.code().titleEn());
        view.put("detail", problem.detail());
        return view;
    }
}
