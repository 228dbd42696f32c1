package io.doublerandom.app.cli;

import io.doublerandom.app.Wiring;
import io.doublerandom.app.document.CsvImport;
import io.doublerandom.app.document.CsvReader;
import io.doublerandom.app.document.ImportKind;
import io.doublerandom.app.document.ImportMapping;
import io.doublerandom.app.document.MappingCatalog;
import io.doublerandom.app.document.OverrideLog;
import io.doublerandom.app.document.RejectFile;
import io.doublerandom.app.document.RowTarget;
import io.doublerandom.app.document.StoreTarget;
import io.doublerandom.core.register.HeldOverride;
import io.doublerandom.core.register.RowFormat;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Brings a CSV file into the database, in one transaction; exit code 1 if rows were held or rejected. */
@Command(
        name = "import",
        description = "导入 CSV：清单、名录库、计划等 / import a CSV file: the list, the pools, plans and more",
        mixinStandardHelpOptions = true)
public final class ImportCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call()
    private CommandSpec spec;

    @Mixin
    private final DataOptions data = new DataOptions();

    @Parameters(
            index = "0",
            paramLabel = "KIND",
            description = "items, subjects, inspectors, plan, authorities, pools, certificates, recusals, one-visit,"
                    + " divisions（只校验 / checked only）")
    @SuppressWarnings("NullAway.Init") // required, set by picocli before call()
    private String kind;

    @Parameters(index = "1", paramLabel = "FILE", description = "CSV 文件 / CSV file")
    @SuppressWarnings("NullAway.Init") // required, set by picocli before call()
    private Path file;

    @Option(names = "--map", description = "映射文件或内置映射名 / mapping file, or the name of one that comes with the app")
    private @Nullable String map;

    @Option(names = "--charset", defaultValue = "UTF-8", description = "编码：UTF-8 或 GB18030 / encoding")
    private String charset = "UTF-8";

    @Option(names = "--dry-run", description = "只校验，不入库 / check only, keep nothing")
    private boolean dryRun;

    @Option(names = "--partial", description = "文件中途无法读取时保留已读部分 / keep the rows before an unreadable place")
    private boolean partial;

    @Option(names = "--rejects", description = "拒收文件的位置 / where the reject file goes")
    private @Nullable Path rejects;

    @Option(names = "--json", description = "输出 JSON / write JSON")
    private boolean json;

    @Option(names = "--override", paramLabel = "KEY", description = "放行该主键的待放行行 / accept the held row with this key")
    private List<String> overridden = List.of();

    @Option(names = "--by", description = "放行人的账号或机构代号 / account or office that decides")
    private @Nullable String by;

    @Option(names = "--reason", description = "放行理由 / why")
    private @Nullable String reason;

    @Override
    public Integer call() {
        ImportKind<?> named =
                ImportKind.named(kind).orElseThrow(() -> usage("KIND " + String.join(", ", ImportKind.names())));
        return run(named);
    }

    private <T> int run(ImportKind<T> named) {
        boolean kept = named.stored() && !dryRun;
        if (!overridden.isEmpty() && (!kept || by == null || reason == null)) {
            throw usage("--override 需要 --by 与 --reason，且不能与 --dry-run 同用 / needs --by and --reason, not --dry-run");
        }
        ImportMapping mapping = map == null ? ImportMapping.canonical(named.format()) : MappingCatalog.find(map);
        ImportView view = new ImportView(spec.commandLine().getOut(), json);
        try (CsvReader reader = CsvReader.open(file, charset());
                RejectFile rejected = new RejectFile(rejectPath(), reader.header())) {
            Done done = kept
                    ? keep(named, mapping, reader, rejected)
                    : read(named.format(), mapping, List.of(), RowTarget.none(), reader, rejected);
            view.show(named.name(), done.outcome(), kept, done.rejected());
            boolean whole = done.outcome().report().accepted()
                            == done.outcome().report().sent()
                    && done.outcome().ended().isEmpty();
            return whole ? 0 : Failures.FAILED;
        }
    }

    private <T> Done keep(ImportKind<T> named, ImportMapping mapping, CsvReader reader, RejectFile rejected) {
        try (Wiring wiring = Wiring.open(data.config())) {
            Instant now = wiring.clock().instant();
            List<HeldOverride> overrides = overridden.isEmpty()
                    ? List.of()
                    : new OverrideLog(wiring.stores().stores().auditLog(), wiring.clock())
                            .log(named.format().resource(), overridden, String.valueOf(by), String.valueOf(reason));
            return wiring.stores().inTransaction(stores -> {
                StoreTarget<T> target = new StoreTarget<>(stores, named, overrides, now);
                List<HeldOverride> decisions = new ArrayList<>(StoreTarget.earlier(stores, named));
                decisions.addAll(overrides);
                Done done = read(named.referring(stores), mapping, decisions, target, reader, rejected);
                target.end(source());
                return done;
            });
        }
    }

    /** Inside the transaction, so that no file is left without its rows or the other way round. */
    private <T> Done read(
            RowFormat<T> format,
            ImportMapping mapping,
            List<HeldOverride> overrides,
            RowTarget<T> target,
            CsvReader reader,
            RejectFile rejected) {
        CsvImport.Outcome outcome =
                new CsvImport<>(format, mapping, overrides, source(), target).run(reader, rejected, partial);
        return new Done(outcome, rejected.finish());
    }

    private String source() {
        return String.valueOf(file.getFileName());
    }

    private Path rejectPath() {
        if (rejects != null) {
            return rejects;
        }
        Path beside = RejectFile.beside(file.toAbsolutePath());
        Path folder = beside.getParent();
        return folder != null && Files.isWritable(folder)
                ? beside
                : Path.of("").toAbsolutePath().resolve(String.valueOf(beside.getFileName()));
    }

    private Charset charset() {
        return switch (charset.toUpperCase(java.util.Locale.ROOT)) {
            case "UTF-8", "UTF8" -> StandardCharsets.UTF_8;
            case "GB18030", "GBK", "GB2312" -> Charset.forName("GB18030");
            default -> throw usage("--charset UTF-8, GB18030");
        };
    }

    private ParameterException usage(String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    private record Done(CsvImport.Outcome outcome, Optional<Path> rejected) {}
}
