package io.doublerandom.app;

import io.doublerandom.app.desk.OwnerOnly;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Demos that are played once in a run of the tests, and copied for each test class that goes on from there. */
public final class PlayedDemos {
    private static final Path ROOT = Path.of("target", "played-demos");
    private static final Set<String> PLAYED = new HashSet<>();

    private PlayedDemos() {}

    /** Plays a demo into a folder that is not there yet. */
    @FunctionalInterface
    public interface Play {
        void into(Path folder) throws IOException, InterruptedException;
    }

    /** Copies the demo of this name to a folder that is not there yet; whoever asks first plays it. */
    public static synchronized void copy(String name, Path target, Play play) throws IOException, InterruptedException {
        Path played = ROOT.resolve(name);
        if (!PLAYED.contains(name)) {
            // What another run has left may be older than what is tested.
            OwnerOnly.delete(played);
            Files.createDirectories(ROOT);
            play.into(played);
            PLAYED.add(name);
        }
        List<Path> all;
        try (Stream<Path> files = Files.walk(played)) {
            all = files.toList();
        }
        for (Path file : all) {
            Files.copy(file, target.resolve(played.relativize(file).toString()), StandardCopyOption.COPY_ATTRIBUTES);
        }
    }
}
