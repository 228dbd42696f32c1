package io.doublerandom.app.http.desk;

import io.doublerandom.app.desk.Actor;
import io.doublerandom.app.desk.register.ImportJob;
import io.doublerandom.app.desk.register.Imports;
import io.doublerandom.app.http.Asked;
import io.doublerandom.app.http.DeskDoor;
import io.doublerandom.app.http.RefusedRequest;
import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.ErrorCode;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/** Receives a file: straight to disk, counted and digested on the way, and begins its dry run once for each key. */
final class UploadReceiver implements RawHandler {
    private static final int BUFFER = 1 << 16;
    private static final int KEYS = 1000;

    private final Desk desk;
    private final Imports imports;
    private final Map<String, Seen> seen = new LinkedHashMap<>();

    private record Seen(String target, String digest, String id) {}

    UploadReceiver(Desk desk, Imports imports) {
        this.desk = desk;
        this.imports = imports;
    }

    @Override
    public void handle(ServerRequest request, ServerResponse response, Actor actor) throws IOException {
        DeskRequest asked = new DeskRequest(request, actor, desk.clock());
        String key = actor.id() + "/" + asked.idempotencyKey();
        String kind = asked.asked().required("kind", 20);
        String mapping = optional(asked, "mapping");
        String charset = optional(asked, "charset");
        String name = asked.asked().required("file", 200);
        boolean csv = request.headers()
                .contentType()
                .filter(type -> type.mediaType().text().equals("text/csv"))
                .isPresent();
        if (!csv) {
            throw new RefusedRequest(
                    Status.UNSUPPORTED_MEDIA_TYPE_415, "请求体应为 Content-Type: text/csv / the body must be text/csv");
        }
        if (!charset.isEmpty() && !charset.equals("UTF-8") && !charset.equals("GB18030")) {
            throw Asked.refused(ErrorCode.VALUE_PATTERN, "charset", "must be UTF-8 or GB18030");
        }
        MessageDigest sha256 = sha256();
        // Any two uploads differ in their key or their user.
        String id =
                HexFormat.of().formatHex(sha256().digest(key.getBytes(java.nio.charset.StandardCharsets.UTF_8)), 0, 16);
        synchronized (this) {
            // One upload at a time: a second one under the same key finds what the first one made.
            answer(response, asked, new Upload(key, id, kind, mapping, charset, name), sha256, request);
        }
    }

    private record Upload(String key, String id, String kind, String mapping, String charset, String name) {}

    private void answer(
            ServerResponse response, DeskRequest asked, Upload upload, MessageDigest sha256, ServerRequest request)
            throws IOException {
        Seen before = seen.get(upload.key());
        Path place = before == null ? imports.place(upload.id()) : imports.place(upload.id() + "-again");
        boolean begun = false;
        try {
            long bytes = receive(request, place, sha256);
            String digest = HexFormat.of().formatHex(sha256.digest());
            if (before != null) {
                if (!before.equals(new Seen(asked.target(), digest, before.id()))) {
                    throw new DoubleRandomException(
                            ErrorCode.KEY_REUSED, "该键用过，但地址或文件不同 / used before, for another address or file");
                }
                response.header(DeskRouter.REPLAYED);
                DeskRouter.send(response, DeskAnswer.created(ImportRoutes.view(imports.one(before.id()))));
                return;
            }
            ImportJob.View job = imports.begin(
                    upload.id(),
                    new ImportJob.Upload(
                            upload.kind(),
                            upload.mapping(),
                            upload.charset().isEmpty() ? "UTF-8" : upload.charset(),
                            upload.name(),
                            place,
                            bytes),
                    asked.actor());
            begun = true;
            remember(upload.key(), new Seen(asked.target(), digest, upload.id()));
            DeskRouter.send(response, DeskAnswer.created(ImportRoutes.view(job)));
        } finally {
            if (!begun) {
                Files.deleteIfExists(place);
            }
        }
    }

    private void remember(String key, Seen one) {
        if (seen.size() >= KEYS) {
            seen.remove(seen.keySet().iterator().next());
        }
        seen.put(key, one);
    }

    private static long receive(ServerRequest request, Path place, MessageDigest sha256) throws IOException {
        long bytes = 0;
        try (InputStream in = request.content().inputStream();
                OutputStream out = Files.newOutputStream(
                        place,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE)) {
            byte[] buffer = new byte[BUFFER];
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                bytes += count;
                if (bytes > DeskDoor.MOST_UPLOAD_BYTES) {
                    throw new DoubleRandomException(
                            ErrorCode.TOO_LARGE, "文件超过 512 MiB，请拆分 / the file is larger than 512 MiB; split it");
                }
                sha256.update(buffer, 0, count);
                out.write(buffer, 0, count);
            }
        }
        return bytes;
    }

    private static String optional(DeskRequest asked, String name) {
        String text = asked.asked().query(name, given -> given);
        return text == null ? "" : text;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
