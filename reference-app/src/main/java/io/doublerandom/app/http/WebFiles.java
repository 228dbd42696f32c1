package io.doublerandom.app.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * The built files of the pages, each read whole, once, and kept: they are few, small and never change while the app
 * runs, so no answer can be cut short by how a stream of the jar behaves under load.
 */
public final class WebFiles {
    /** The kinds of file there are; nothing else is ever handed out. */
    private static final Map<String, String> MEDIA_TYPES = Map.of(
            "html", "text/html; charset=UTF-8",
            "js", "text/javascript; charset=UTF-8",
            "css", "text/css; charset=UTF-8",
            "svg", "image/svg+xml",
            "png", "image/png",
            "woff2", "font/woff2",
            "txt", "text/plain; charset=UTF-8",
            "sha256", "text/plain; charset=UTF-8");

    private static final Pattern NAME =
            Pattern.compile("(?:assets/)?[A-Za-z0-9_][A-Za-z0-9._-]{0,99}\\.([a-z0-9]{2,6})");
    /** Below this, compression costs more than it saves. */
    private static final int WORTH_COMPRESSING = 1024;

    private final Source source;
    private final ConcurrentMap<String, WebFile> read = new ConcurrentHashMap<>();

    /** The files of this source. */
    WebFiles(Source source) {
        this.source = source;
    }

    /** The files packed with the app; there are none if it was built without its pages. */
    public static WebFiles packed() {
        return new WebFiles(name -> WebFiles.class.getResourceAsStream("/web/" + name));
    }

    /** The file of this name, as {@code index.html} or {@code assets/site.js}. */
    Optional<WebFile> file(String name) {
        Matcher parts = NAME.matcher(name);
        String mediaType = parts.matches() ? MEDIA_TYPES.get(parts.group(1)) : null;
        if (mediaType == null) {
            return Optional.empty();
        }
        // A name without a file is not remembered, or strangers could fill the memory with names.
        return Optional.ofNullable(read.computeIfAbsent(name, wanted -> load(wanted, mediaType)));
    }

    private @Nullable WebFile load(String name, String mediaType) {
        try (InputStream stream = source.open(name)) {
            if (stream == null) {
                return null;
            }
            byte[] bytes = stream.readAllBytes();
            byte[] packed = gzip(bytes);
            boolean smaller = bytes.length >= WORTH_COMPRESSING && packed.length < bytes.length;
            return new WebFile(mediaType, bytes, smaller ? packed : null, tag(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream(bytes.length / 2 + 64);
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(bytes);
        }
        return packed.toByteArray();
    }

    private static String tag(byte[] bytes) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
            // Weak: the compressed and the plain form are one file.
            return "W/\"" + HexFormat.of().formatHex(hash, 0, 16) + '"';
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Where the files are. */
    interface Source {
        /** The bytes of a file, or null where there is none. */
        @Nullable
        InputStream open(String name) throws IOException;
    }

    /** One file as it is sent; the arrays are shared and never written. */
    static final class WebFile {
        private final String mediaType;
        private final byte[] bytes;
        private final byte @Nullable [] gzip;
        private final String tag;

        private WebFile(String mediaType, byte[] bytes, byte @Nullable [] gzip, String tag) {
            this.mediaType = mediaType;
            this.bytes = bytes;
            this.gzip = gzip;
            this.tag = tag;
        }

        String mediaType() {
            return mediaType;
        }

        byte[] bytes() {
            return bytes;
        }

        /** The same compressed, where that is smaller. */
        byte @Nullable [] gzip() {
            return gzip;
        }

        String tag() {
            return tag;
        }
    }
}
