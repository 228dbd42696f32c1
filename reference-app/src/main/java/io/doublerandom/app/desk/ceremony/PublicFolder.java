package io.doublerandom.app.desk.ceremony;

import io.doublerandom.app.desk.OwnerOnly;
import io.doublerandom.core.draw.DrawHeader;
import io.doublerandom.core.draw.DrawPlan;
import io.doublerandom.core.draw.EvidenceBundle;
import io.doublerandom.core.draw.TrustedKeys;
import io.doublerandom.core.draw.VoidNotice;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;

/** What everybody sees of an attempt: a folder named by its header hash (公开证据目录). */
public final class PublicFolder {
    private static final List<String> COMMITTED = List.of(DrawPlan.DOCUMENT, DrawHeader.DOCUMENT, "pool.csv");
    private static final String LIST = "public.csv";
    private static final String RESULT = "result.json";

    private final Path root;

    /** The published evidence below a folder. */
    public PublicFolder(Path root) {
        this.root = root;
    }

    /** Publishes what was committed to, unless something of the attempt is public already. */
    void committed(CeremonyFolder folder) {
        Path place = root.resolve(folder.hash());
        if (Files.exists(place)) {
            return;
        }
        try {
            Path fresh = fresh(folder.hash());
            Files.createDirectories(fresh);
            for (String name : COMMITTED) {
                Files.write(
                        fresh.resolve(name), Files.readAllBytes(folder.path().resolve(name)));
            }
            Files.move(fresh, place, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Publishes that it was voided, beside what was committed to; the same again changes nothing. */
    void voided(String hash, VoidNotice notice) {
        Path file = root.resolve(hash).resolve(VoidNotice.DOCUMENT);
        byte[] bytes = notice.canonicalBytes();
        try {
            if (Files.exists(file) && Arrays.equals(Files.readAllBytes(file), bytes)) {
                return;
            }
            // Not in the folder itself: one with a file that is half written is not shown.
            Path fresh = root.resolve("." + hash + ".void");
            Files.write(fresh, bytes);
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Publishes whose keys sign the attempt, beside its folder: what stands in a bundle is never a reason to trust it. */
    public void trusted(String hash, TrustedKeys keys) {
        try {
            Files.createDirectories(root);
            OwnerOnly.replace(root.resolve(hash + ".trust.json"), keys.canonicalBytes());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Publishes the result with the drawn list, which is shown only when an embargo is over. */
    public void result(String hash, EvidenceBundle evidence) {
        try {
            Path fresh = fresh(hash);
            evidence.writePublic(fresh);
            replace(hash, fresh);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Publishes that it was drawn, without the list; there has to be an embargo. */
    void sealed(String hash, EvidenceBundle evidence) {
        try {
            Path fresh = fresh(hash);
            evidence.writePublicWithoutList(fresh);
            replace(hash, fresh);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Whether there is anything, a result, the list. */
    boolean there(String hash) {
        return Files.isDirectory(root.resolve(hash));
    }

    boolean isVoided(String hash) {
        return Files.exists(root.resolve(hash).resolve(VoidNotice.DOCUMENT));
    }

    boolean hasResult(String hash) {
        return Files.exists(root.resolve(hash).resolve(RESULT));
    }

    boolean hasList(String hash) {
        return Files.exists(root.resolve(hash).resolve(LIST));
    }

    private Path fresh(String hash) throws IOException {
        Path fresh = root.resolve("." + hash + ".new");
        OwnerOnly.delete(fresh);
        return fresh;
    }

    /** For a moment between the moves nothing of the attempt is there; a stop then is mended by doing it again. */
    private void replace(String hash, Path fresh) throws IOException {
        Path place = root.resolve(hash);
        Path old = root.resolve("." + hash + ".old");
        OwnerOnly.delete(old);
        if (Files.exists(place)) {
            Files.move(place, old, StandardCopyOption.ATOMIC_MOVE);
        }
        Files.move(fresh, place, StandardCopyOption.ATOMIC_MOVE);
        OwnerOnly.delete(old);
    }
}
