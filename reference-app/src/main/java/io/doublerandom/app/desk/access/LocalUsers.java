package io.doublerandom.app.desk.access;

import io.doublerandom.app.desk.Actor;
import io.doublerandom.app.desk.DeskRole;
import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.ErrorCode;
import io.doublerandom.core.Place;
import io.doublerandom.core.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The local users of profile dev (本地用户): one for each role, all with one password, which is made at the first start and
 * kept in a file that only its owner may read.
 *
 * <p>They stand for people on a developer's machine and are no lawful identity, so what they draw is a rehearsal (演练).
 */
public final class LocalUsers {
    /** Name of the password file in the data folder. */
    public static final String PASSWORD_FILE = "dev-password";

    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");
    private static final int SHORTEST = 8;

    private final String password;

    private LocalUsers(String password) {
        this.password = password;
    }

    /**
     * The users whose password is kept in a folder; makes the file where it is missing.
     *
     * @throws DoubleRandomException INPUT_UNREADABLE if the file cannot be read or written, is readable by others, or holds
     *     no password of at least eight characters
     */
    public static LocalUsers of(Path directory) {
        Path file = directory.resolve(PASSWORD_FILE);
        try {
            if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
                write(file, FreshSecrets.password());
            }
            requireOwnerOnly(file);
            String password = Files.readString(file).strip();
            if (password.length() < SHORTEST) {
                throw refused(
                        file,
                        "不足 8 个字符，删除后重启即重新生成 / has less than 8 characters; delete it, the next start makes one",
                        null);
            }
            return new LocalUsers(password);
        } catch (IOException failed) {
            throw refused(file, "口令文件无法读写 / the password file cannot be read or written", failed);
        }
    }

    /** All of them, by role. */
    public List<Actor> all() {
        return Arrays.stream(DeskRole.values()).map(Actor::of).toList();
    }

    /** The password, to be shown to whoever starts the app. */
    public String password() {
        return password;
    }

    /** The user of that id, if the password is right. */
    public Optional<Actor> signIn(String id, String offered) {
        boolean right = MessageDigest.isEqual(Sha256.of(offered), Sha256.of(password));
        return right ? all().stream().filter(user -> user.id().equals(id)).findFirst() : Optional.empty();
    }

    /** Leaves out the password. */
    @Override
    public String toString() {
        return "LocalUsers";
    }

    private static void write(Path file, String password) throws IOException {
        byte[] line = (password + "\n").getBytes(StandardCharsets.UTF_8);
        if (posix()) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
            Files.write(file, line, StandardOpenOption.TRUNCATE_EXISTING);
        } else {
            Files.write(file, line, StandardOpenOption.CREATE_NEW);
        }
    }

    private static void requireOwnerOnly(Path file) throws IOException {
        if (posix() && !OWNER_ONLY.containsAll(Files.getPosixFilePermissions(file))) {
            throw refused(file, "其他用户可读，请执行 chmod 600 / others may read it; run chmod 600 on it", null);
        }
    }

    private static boolean posix() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    }

    private static DoubleRandomException refused(Path file, String detail, @Nullable Throwable cause) {
        return new DoubleRandomException(
                new Problem(ErrorCode.INPUT_UNREADABLE, Place.of(file.toString()), detail), cause);
    }
}
