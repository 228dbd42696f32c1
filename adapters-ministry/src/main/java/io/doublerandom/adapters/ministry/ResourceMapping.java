package io.doublerandom.adapters.ministry;

import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.ErrorCode;
import io.doublerandom.core.sync.CodeMap;
import io.doublerandom.core.sync.FieldMapping;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the ministry's platform calls a resource, its fields and its codes (部委平台字段映射), read from
 * {@code mapping/min-xml} on the class path.
 *
 * @param resource our name of the resource
 * @param platformName the platform's name of it
 * @param fields names and codes of the fields
 */
public record ResourceMapping(String resource, String platformName, FieldMapping fields) {
    private static final String FOLDER = "/mapping/min-xml/";

    /** Our names of the resources, and what the platform calls them. */
    private static final Map<String, String> NAMES = names();

    /**
     * The mapping of one of our resources.
     *
     * @throws DoubleRandomException {@link ErrorCode#SYNC_REFUSED} if the contract has no such resource
     */
    public static ResourceMapping of(String resource) {
        String platformName = NAMES.get(resource);
        if (platformName == null) {
            throw new DoubleRandomException(
                    ErrorCode.SYNC_REFUSED, MinXmlContract.NAME + " has no resource of this name");
        }
        FieldMapping fields = FieldMapping.parse(
                resource + ".map",
                text(resource + ".map"),
                name -> CodeMap.parse(name, text("codes/" + name + ".csv")));
        return new ResourceMapping(resource, platformName, fields);
    }

    /** Our name of one of the platform's resources; empty if the contract has none. */
    public static Optional<String> ourName(String platformName) {
        return NAMES.entrySet().stream()
                .filter(entry -> entry.getValue().equals(platformName))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private static Map<String, String> names() {
        Map<String, String> names = new TreeMap<>();
        for (String same : new String[] {
            "authority",
            "pool",
            "item",
            "subject",
            "inspector",
            "certificate",
            "recusal",
            "one-visit",
            "plan",
            "task",
            "draw",
            "publicity"
        }) {
            names.put(same, same);
        }
        names.put("result", "check_action");
        return names;
    }

    private static String text(String file) {
        try (InputStream stream = ResourceMapping.class.getResourceAsStream(FOLDER + file)) {
            if (stream == null) {
                throw new DoubleRandomException(ErrorCode.CONFIG_INVALID, "there is no mapping file " + file);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
