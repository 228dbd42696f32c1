package io.doublerandom.app.desk.log;

import io.doublerandom.app.desk.OwnerOnly;
import io.doublerandom.core.audit.Checkpoint;
import io.doublerandom.core.audit.SignedNote;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The checkpoints that the operator of the log signed (日志检查点), one file each, named by the number of entries. Nothing here
 * is secret, and none is ever changed.
 */
public final class KeptCheckpoints {
    private static final Pattern NAME = Pattern.compile("[0-9]{16}\\.txt");

    private final Path folder;

    /** Those below the data folder; there may be none yet. */
    public KeptCheckpoints(Path data) {
        this.folder = data.resolve(WitnessedLog.FOLDER).resolve("checkpoints");
    }

    /** The one with the most entries. */
    public Optional<SignedNote> newest() throws IOException {
        List<String> names = names();
        return names.isEmpty() ? Optional.empty() : Optional.of(read(names.get(names.size() - 1)));
    }

    /** Of the states from one number of entries to another, both included, ascending. */
    List<SignedNote> between(long from, long to) throws IOException {
        List<SignedNote> notes = new ArrayList<>();
        for (String name : names()) {
            long size = Long.parseLong(name, 0, name.indexOf('.'), 10);
            if (size >= from && size <= to) {
                notes.add(read(name));
            }
        }
        return notes;
    }

    void keep(SignedNote note) throws IOException {
        Files.createDirectories(folder);
        String name =
                String.format(Locale.ROOT, "%016d.txt", Checkpoint.of(note).size());
        OwnerOnly.replace(folder.resolve(name), note.bytes());
    }

    private SignedNote read(String name) throws IOException {
        return SignedNote.parse(Files.readAllBytes(folder.resolve(name)));
    }

    private List<String> names() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> NAME.matcher(name).matches())
                    .sorted()
                    .toList();
        }
    }
}
