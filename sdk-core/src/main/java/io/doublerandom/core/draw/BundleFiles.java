package io.doublerandom.core.draw;

import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.ErrorCode;
import io.doublerandom.core.Place;
import io.doublerandom.core.Problem;
import io.doublerandom.core.draw.VerificationReport.Projection;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The files of an untrusted bundle: which there are, which projection they make, and their bounded content. */
final class BundleFiles {
    private static final int MAX_ENTRIES = 64;

    private final Path directory;
    private final ReadLimits limits;
    private final Set<String> names = new TreeSet<>();
    private boolean tooMany;

    private BundleFiles(Path directory, ReadLimits limits) {
        this.directory = directory;
        this.limits = limits;
    }

    static BundleFiles list(Path directory, ReadLimits limits) throws IOException {
        if (!Files.isDirectory(directory)) {
            throw new DoubleRandomException(
                    new Problem(ErrorCode.INPUT_UNREADABLE, Place.of("bundle"), "is no directory"));
        }
        BundleFiles files = new BundleFiles(directory, limits);
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
            for (Path entry : entries) {
                if (files.names.size() == MAX_ENTRIES) {
                    files.tooMany = true;
                    break;
                }
                files.names.add(String.valueOf(entry.getFileName()));
            }
        }
        return files;
    }

    Path directory() {
        return directory;
    }

    boolean has(String name) {
        return names.contains(name);
    }

    /** Whether the bundle is signed. */
    boolean isSigned() {
        return EvidenceBundle.SIGNATURE_FILES.stream().anyMatch(names::contains);
    }

    /** Which projection the files are meant to be. */
    Projection projection() {
        Set<String> auditOnly = new HashSet<>(EvidenceBundle.AUDIT_FILES);
        EvidenceBundle.PUBLIC_FILES.forEach(auditOnly::remove);
        auditOnly.remove(EvidenceBundle.PUBLIC_LIST);
        return names.stream().anyMatch(auditOnly::contains) ? Projection.AUDIT : Projection.PUBLIC;
    }

    /** Throws unless the files are exactly one projection, regular and within bounds. */
    void requireWhole(Projection projection) throws IOException {
        if (tooMany) {
            throw problem(ErrorCode.LIMIT_EXCEEDED, "bundle", "has more than " + MAX_ENTRIES + " entries");
        }
        List<String> required =
                projection == Projection.AUDIT ? EvidenceBundle.AUDIT_FILES : EvidenceBundle.PUBLIC_FILES;
        for (String name : required) {
            if (!names.contains(name)) {
                throw problem(ErrorCode.DRAW_UNUSABLE, name, "is missing from the " + projection + " projection");
            }
        }
        Set<String> unknown = new TreeSet<>(names);
        required.forEach(unknown::remove);
        EvidenceBundle.SIGNATURE_FILES.forEach(unknown::remove);
        if (projection == Projection.AUDIT) {
            unknown.remove(SamplingFrame.ROSTER_EXCLUSIONS);
        }
        unknown.remove(EvidenceBundle.PUBLIC_LIST);
        unknown.remove(BundleLog.DIRECTORY);
        if (!unknown.isEmpty()) {
            throw problem(
                    ErrorCode.DRAW_UNUSABLE,
                    printable(unknown.iterator().next()),
                    unknown.size() + " file(s) do not belong to the " + projection + " projection");
        }
        if (isSigned() && !names.containsAll(EvidenceBundle.SIGNATURE_FILES)) {
            throw problem(
                    ErrorCode.DRAW_UNUSABLE,
                    "bundle",
                    "has one of signatures.json and keys.json; both or none belong there");
        }
        for (String name : names) {
            if (name.equals(BundleLog.DIRECTORY)) {
                requireWholeLog();
            } else {
                requireRegular(name);
            }
        }
    }

    /** Throws unless there are all of some files, perhaps some more, and nothing else, regular and within bounds. */
    void requireExactly(List<String> required, List<String> optional) throws IOException {
        if (tooMany) {
            throw problem(ErrorCode.LIMIT_EXCEEDED, "bundle", "has more than " + MAX_ENTRIES + " entries");
        }
        for (String name : required) {
            if (!names.contains(name)) {
                throw problem(ErrorCode.DRAW_UNUSABLE, name, "is missing");
            }
        }
        for (String name : names) {
            if (!required.contains(name) && !optional.contains(name)) {
                throw problem(ErrorCode.DRAW_UNUSABLE, printable(name), "does not belong to the bundle");
            }
            requireRegular(name);
        }
    }

    private void requireWholeLog() throws IOException {
        Path folder = directory.resolve(BundleLog.DIRECTORY);
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            throw problem(ErrorCode.DRAW_UNUSABLE, BundleLog.DIRECTORY, "is no folder");
        }
        Set<String> inside = new TreeSet<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) {
                inside.add(String.valueOf(entry.getFileName()));
                if (inside.size() > 2) {
                    break;
                }
            }
        }
        if (!inside.equals(Set.of(BundleLog.ENTRIES, BundleLog.PROOF))) {
            throw problem(
                    ErrorCode.DRAW_UNUSABLE,
                    BundleLog.DIRECTORY,
                    "has not exactly " + BundleLog.ENTRIES + " and " + BundleLog.PROOF);
        }
        requireRegular(BundleLog.DIRECTORY + '/' + BundleLog.ENTRIES);
        requireRegular(BundleLog.DIRECTORY + '/' + BundleLog.PROOF);
    }

    /** Whether a part of the log came with the bundle. */
    boolean hasLog() {
        return names.contains(BundleLog.DIRECTORY);
    }

    byte[] document(String name) throws IOException {
        try (var in = Files.newInputStream(directory.resolve(name))) {
            return in.readNBytes(DocumentReader.MAX_DOCUMENT + 1);
        }
    }

    private void requireRegular(String name) throws IOException {
        Path file = directory.resolve(name);
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw problem(ErrorCode.DRAW_UNUSABLE, name, "is no regular file");
        }
        long most =
                name.endsWith(".json") || name.endsWith(".jsonl") ? DocumentReader.MAX_DOCUMENT : limits.listBytes();
        long size = Files.size(file);
        if (size > most) {
            throw problem(ErrorCode.LIMIT_EXCEEDED, name, "has " + size + " bytes, at most " + most);
        }
    }

    /** A foreign file name, fit to be printed: it may hold anything, even terminal codes. */
    private static String printable(String name) {
        String cut = name.length() > 60 ? name.substring(0, 60) : name;
        return cut.replaceAll("[^A-Za-z0-9._-]", "?");
    }

    private static DoubleRandomException problem(ErrorCode code, String name, String what) {
        return new DoubleRandomException(new Problem(code, Place.of(name), what));
    }
}
