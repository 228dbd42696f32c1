package io.doublerandom.app.document;

import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.ErrorCode;
import io.doublerandom.core.Place;
import io.doublerandom.core.Problem;
import io.doublerandom.core.sync.CodeMap;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds import mappings: those that come with the app by their name, others by the path of their file. Code sets are CSV
 * files {@code NAME.csv} beside the mapping.
 */
public final class MappingCatalog {
    /** Mappings that come with the app. */
    public static final List<String> NAMES = List.of(
            "divisions",
            "guangdong-plan",
            "hainan-2020",
            "hainan-joint-2",
            "shanwei-joint-plan",
            "yangjiang-2025-plan",
            "zhejiang-2017");

    private static final int MAX_BYTES = 1_048_576;

    private MappingCatalog() {}

    /**
     * The mapping with a name, or in a file.
     *
     * @throws DoubleRandomException {@link ErrorCode#CONFIG_INVALID} if there is none or it is not understood
     */
    public static ImportMapping find(String nameOrFile) {
        boolean packaged = NAMES.contains(nameOrFile);
        Path file = Path.of(nameOrFile);
        String text = packaged ? packaged(nameOrFile, "fields.map") : file(file);
        Map<String, CodeMap> loaded = new HashMap<>();
        return ImportMapping.parse(
                packaged ? nameOrFile + "/fields.map" : String.valueOf(file.getFileName()),
                text,
                set -> loaded.computeIfAbsent(set, name -> {
                    if (!name.matches("[A-Za-z0-9._-]{1,64}")) {
                        throw invalid(nameOrFile, "names a code set of another form than A-Za-z0-9._-");
                    }
                    String codes =
                            packaged ? packaged(nameOrFile, name + ".csv") : file(file.resolveSibling(name + ".csv"));
                    return CodeMap.parse(name, codes);
                }));
    }

    private static String packaged(String name, String file) {
        try (InputStream in = MappingCatalog.class.getResourceAsStream("/mapping/" + name + "/" + file)) {
            if (in == null) {
                throw invalid(name, "has no " + file);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException("packaged mapping cannot be read", e);
        }
    }

    private static String file(Path file) {
        String name = String.valueOf(file.getFileName());
        try {
            if (!Files.isRegularFile(file) || Files.size(file) > MAX_BYTES) {
                throw invalid(
                        name, "is no file of at most " + MAX_BYTES + " bytes and none of " + String.join(", ", NAMES));
            }
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new DoubleRandomException(
                    new Problem(ErrorCode.INPUT_NOT_UTF8, Place.of(name), "the mapping is not UTF-8"), e);
        } catch (IOException e) {
            throw new DoubleRandomException(
                    new Problem(ErrorCode.INPUT_UNREADABLE, Place.of(name), "the mapping cannot be read"), e);
        }
    }

    private static DoubleRandomException invalid(String source, String detail) {
        return new DoubleRandomException(
                new Problem(ErrorCode.CONFIG_INVALID, Place.of(source), "the mapping " + detail));
    }
}
