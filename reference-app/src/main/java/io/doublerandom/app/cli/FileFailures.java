package io.doublerandom.app.cli;

import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.ErrorCode;
import io.doublerandom.core.Place;
import io.doublerandom.core.Problem;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;

/** Turns a failure of the file system into a coded one that names the file, not its folder. */
final class FileFailures {
    private FileFailures() {}

    static DoubleRandomException of(IOException failed) {
        String file = failed instanceof FileSystemException known && known.getFile() != null
                ? String.valueOf(Path.of(known.getFile()).getFileName())
                : "-";
        return new DoubleRandomException(
                new Problem(
                        ErrorCode.INPUT_UNREADABLE,
                        Place.of(file),
                        failed.getClass().getSimpleName()),
                failed);
    }
}
