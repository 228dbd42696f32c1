package io.doublerandom.app.desk.ceremony;

import io.doublerandom.core.audit.AuditLog;
import io.doublerandom.core.draw.BundleSignatures;
import io.doublerandom.core.draw.Ceremony;
import io.doublerandom.core.draw.DrawRequest;
import io.doublerandom.core.draw.SamplingFrame;
import io.doublerandom.core.draw.SignedDocument;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** The ceremonies that are going on, each taken up from its folder when it is first asked for (仪式恢复). */
final class CeremonyRooms {
    /** A frame of a province fills a room: only the latest stay open. */
    private static final int MOST_OPEN = 2;

    private final AuditLog log;
    private final PartyKeys keys;
    private final Map<String, Room> open = new LinkedHashMap<>(4, 0.75f, true);

    CeremonyRooms(AuditLog log, PartyKeys keys) {
        this.log = log;
        this.keys = keys;
    }

    /** A ceremony with what was frozen for it. */
    record Room(CeremonyFolder folder, SamplingFrame frame, Ceremony ceremony) {}

    synchronized Room open(CeremonyFolder folder) {
        Room room = open.get(folder.hash());
        if (room == null) {
            room = takeUp(folder);
            open.put(folder.hash(), room);
            if (open.size() > MOST_OPEN) {
                open.remove(open.keySet().iterator().next());
            }
        }
        return room;
    }

    private Room takeUp(CeremonyFolder folder) {
        try {
            SamplingFrame frame = folder.frame();
            Ceremony ceremony = new DrawRequest(
                            folder.plan(),
                            frame,
                            folder.header().snapshotAt(),
                            folder.header().revealBy(),
                            folder.header().attempt(),
                            folder.header().supersedes())
                    .commit(log)
                    .ceremony();
            folder.steps().forEach(ceremony::resume);
            return new Room(folder, frame, ceremony);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Signs a document in a user's name, once. */
    synchronized void sign(CeremonyFolder folder, SignedDocument document, String user) {
        try {
            BundleSignatures signatures = folder.signatures();
            if (!signatures.has(document.name(), user)) {
                folder.keep(signatures.sign(document, user, keys.of(user)));
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
