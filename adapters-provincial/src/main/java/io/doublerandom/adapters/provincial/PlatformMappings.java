package io.doublerandom.adapters.provincial;

import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.ErrorCode;
import io.doublerandom.core.sync.CodeMap;
import io.doublerandom.core.sync.FieldMapping;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The mapping files of {@code gd-json/1}, one for each resource, read from the class path once. */
public final class PlatformMappings {
    private static final String FOLDER = "/mapping/gd-json/";
    private static final List<String> RESOURCES = List.of(
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
            "result",
            "publicity");
    private static final PlatformMappings BUNDLED = new PlatformMappings();

    private final Map<String, FieldMapping> mappings = new LinkedHashMap<>();
    private final Map<String, CodeMap> codes = new LinkedHashMap<>();

    private PlatformMappings() {
        for (String resource : RESOURCES) {
            String file = resource + ".map";
            mappings.put(resource, FieldMapping.parse(file, text(file), this::codes));
        }
    }

    /** The mappings that come with this module. */
    public static PlatformMappings bundled() {
        return BUNDLED;
    }

    /** The resources of the contract, parents first. */
    public List<String> resources() {
        return RESOURCES;
    }

    /** Names and versions of the code tables in use. */
    public List<String> codeSets() {
        return codes.keySet().stream().sorted().toList();
    }

    /**
     * The mapping of a resource.
     *
     * @throws DoubleRandomException {@link ErrorCode#VALUE_INVALID} if the contract has no such resource
     */
    public FieldMapping of(String resource) {
        FieldMapping mapping = mappings.get(resource);
        if (mapping == null) {
            throw new DoubleRandomException(ErrorCode.VALUE_INVALID, "resource is not one of " + RESOURCES);
        }
        return mapping;
    }

    /** The text of a file of this contract's mapping folder. */
    static String text(String file) {
        try (InputStream in = PlatformMappings.class.getResourceAsStream(FOLDER + file)) {
            if (in == null) {
                throw new DoubleRandomException(ErrorCode.CONFIG_INVALID, FOLDER + file + " is not on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private CodeMap codes(String name) {
        return codes.computeIfAbsent(name, set -> CodeMap.parse(set, text("codes/" + set + ".csv")));
    }
}
