package io.doublerandom.app.cli;

import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.ErrorCode;
import io.doublerandom.core.Place;
import io.doublerandom.core.Problem;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;

/** Turns a failure of the file system into a coded one that names the file, not its folder. */
final class FileFailures {
    private FileFailures() {}

    static DoubleRandomException of(IOException failed) {
        String file = failed instanceof FileSystemException known && known.getFile() != null
                ? String.valueOf(Path.of(known.getFile()).getFileName())
                : "-";
        return new DoubleRandomException(
                new Problem(ErrorCode.INPUT_UNREADABLE, Place.of(file), reason(failed)), failed);
    }

    /** In words where we know them; the message of the exception would show the folder. */
    private static String reason(IOException failed) {
        if (failed instanceof NoSuchFileException) {
            return "there is no such file or folder";
        }
        if (failed instanceof AccessDeniedException) {
            return "the rights do not allow it";
        }
        if (failed instanceof NotDirectoryException) {
            return "is no folder";
        }
        return failed instanceof FileAlreadyExistsException
                ? "is there already"
                : failed.getClass().getSimpleName();
    }
}
