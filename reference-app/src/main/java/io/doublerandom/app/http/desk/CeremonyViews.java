package io.doublerandom.app.http.desk;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.doublerandom.app.desk.DeskPermission;
import io.doublerandom.app.desk.DeskRole;
import io.doublerandom.app.desk.ceremony.Attempt;
import io.doublerandom.app.desk.ceremony.CeremonyDesk;
import io.doublerandom.app.desk.ceremony.DrawDecision;
import io.doublerandom.app.desk.ceremony.DrawEvents;
import io.doublerandom.app.desk.ceremony.DrawGate;
import io.doublerandom.app.desk.ceremony.DrawPreparations;
import io.doublerandom.app.desk.ceremony.NextActs;
import io.doublerandom.app.desk.ceremony.PublicValueForm;
import io.doublerandom.core.audit.LoggedEntry;
import io.doublerandom.core.draw.Beacon;
import io.doublerandom.core.draw.Ceremony;
import io.doublerandom.core.draw.DrawHeader;
import io.doublerandom.core.draw.LoggedCeremony;
import io.doublerandom.core.draw.PreparedDraw;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What draws look like at the desk, in JSON. */
final class CeremonyViews {
    private final CeremonyDesk ceremonies;

    CeremonyViews(CeremonyDesk ceremonies) {
        this.ceremonies = ceremonies;
    }

    ObjectNode preparation(DrawPreparations.Preparation preparation) {
        DrawDecision decision = preparation.decision();
        ObjectNode view = object().put("task", preparation.task().no().value())
                .put("taskName", preparation.task().name())
                .put("taskState", preparation.task().state().name())
                .put("revision", decision.revision())
                .put("ready", preparation.ready())
                .put("practice", true)
                .put("revealMinutes", decision.revealMinutes());
        ArrayNode gates = view.putArray("gates");
        preparation.gates().forEach(gate -> gate(gates.addObject(), gate));
        texts(view, "parties", decision.parties());
        ArrayNode beacons = view.putArray("beacons");
        decision.beacons().forEach(beacon -> beacon(beacons.addObject(), beacon));
        Instant embargo = decision.embargoUntil();
        if (embargo != null) {
            view.put("embargoUntil", embargo.toString());
        }
        DrawDecision.Training training = decision.training();
        if (training != null) {
            view.putObject("training")
                    .put("on", training.on().toString())
                    .put("people", training.people())
                    .put("note", training.note());
        }
        PreparedDraw prepared = preparation.prepared();
        if (prepared != null) {
            view.put("drawable", prepared.frame().count())
                    .put(
                            "excluded",
                            prepared.frame().registryCount() - prepared.frame().count())
                    .put("inspectors", prepared.frame().roster().size());
        }
        Attempt newest = preparation.newest();
        if (newest != null) {
            view.put("attempt", newest.hash());
        }
        ArrayNode candidates = view.putArray("candidates");
        DeskRole.with(DeskPermission.DRAW_PARTY).forEach(user -> user(candidates.addObject(), user));
        return view;
    }

    ObjectNode summary(Attempt attempt) {
        DrawHeader header = attempt.header();
        ObjectNode view = object().put("headerHash", attempt.hash())
                .put("task", attempt.task().value())
                .put("taskName", attempt.plan().title())
                .put("authority", header.authority())
                .put("series", header.series())
                .put("seq", header.seq())
                .put("attempt", header.attempt())
                .put("phase", attempt.phase().name())
                .put("practice", attempt.plan().practice())
                .put("poolCount", header.count());
        attempt.draw().ifPresent(draw -> view.put("drawnCount", draw.drawnCount()));
        view.put("snapshotAt", header.snapshotAt().toString())
                .put("revealBy", header.revealBy().toString());
        ArrayNode next = view.putArray("next");
        NextActs.of(attempt).forEach(act -> act(next.addObject(), act));
        return view;
    }

    ObjectNode whole(Attempt attempt) {
        DrawHeader header = attempt.header();
        ObjectNode view = summary(attempt)
                .put("suite", attempt.plan().suite().id())
                .put("planHash", header.plan().hex())
                .put("rootS", header.rootS().hex())
                .put("rootA", header.rootA().hex())
                .put("excludedCount", header.registryCount() - header.count())
                .put("inspectors", attempt.inspectors())
                .put("revision", attempt.revision())
                .put("pauseMinutes", Ceremony.PAUSE.toMinutes())
                .put("signed", attempt.signed());
        if (!header.supersedes().isEmpty()) {
            view.put("supersedes", header.supersedes());
        }
        if (!attempt.plan().embargoUntil().isEmpty()) {
            view.put("embargoUntil", attempt.plan().embargoUntil());
        }
        if (attempt.logged().allCommitted()) {
            view.put("valuesFrom", attempt.valuesFrom().toString());
        }
        parties(view.putArray("parties"), attempt);
        values(view.putArray("values"), attempt);
        attempt.draw().ifPresent(draw -> {
            ObjectNode result = view.putObject("result")
                    .put("hash", draw.resultHash())
                    .put("seed", ceremonies.results().seed(attempt))
                    .put("at", draw.drawnAt().toString());
            if (!attempt.verification().isEmpty()) {
                result.set("verification", VerificationView.of(attempt.verification()));
            }
        });
        attempt.voided().ifPresent(said -> {
            ObjectNode voided = said(view.putObject("voided"), said);
            if (attempt.outage() >= 0) {
                voided.put("outage", attempt.outage());
            }
        });
        attempt.redraw().ifPresent(said -> said(view.putObject("redraw"), said));
        ObjectNode published = view.putObject("published")
                .put("state", ceremonies.results().visible(attempt.hash()).name());
        attempt.published()
                .ifPresent(said ->
                        published.put("by", said.by()).put("at", said.at().toString()));
        ArrayNode steps = view.putArray("steps");
        attempt.logged().entries().forEach(entry -> steps.add(step(entry)));
        ArrayNode attempts = view.putArray("attempts");
        ceremonies
                .ofTask(attempt.task())
                .forEach(other -> attempts.addObject()
                        .put("headerHash", other.hash())
                        .put("attempt", other.header().attempt())
                        .put("phase", other.phase().name()));
        return view;
    }

    private static void gate(ObjectNode node, DrawGate gate) {
        node.put("code", gate.code().name())
                .put("ok", gate.open())
                .put("titleZh", gate.code().titleZh())
                .put("titleEn", gate.code().titleEn())
                .put("detailZh", gate.detailZh())
                .put("detailEn", gate.detailEn());
        if (!gate.id().isEmpty()) {
            node.put("id", gate.id());
        }
        if (!gate.open()) {
            node.put("todoZh", gate.code().todoZh()).put("todoEn", gate.code().todoEn());
        }
        texts(node, "by", gate.by());
    }

    private static void parties(ArrayNode view, Attempt attempt) {
        LoggedCeremony logged = attempt.logged();
        for (String party : attempt.plan().parties()) {
            ObjectNode node = user(view.addObject(), party);
            logged.commitment(party)
                    .ifPresent(
                            entry -> node.put("commit", entry.entry().digest().hex())
                                    .put("committedAt", entry.entry().at().toString()));
            logged.opening(party)
                    .ifPresent(entry -> node.put("openedAt", entry.entry().at().toString()));
            attempt.nonce(party).ifPresent(nonce -> node.put("nonce", nonce));
            boolean over = attempt.phase() == Attempt.Phase.VALUES
                    || attempt.phase() == Attempt.Phase.READY
                    || attempt.phase() == Attempt.Phase.DRAWN;
            if (over && logged.opening(party).isEmpty()) {
                node.put("withheld", true);
            }
        }
    }

    private static void values(ArrayNode view, Attempt attempt) {
        List<Beacon> beacons = attempt.header().beacon();
        for (int index = 0; index < beacons.size(); index++) {
            Beacon beacon = beacons.get(index);
            PublicValueForm form = PublicValueForm.of(beacon.type());
            ObjectNode node = beacon(view.addObject().put("index", index), beacon)
                    .put("formZh", form.wordsZh(beacon))
                    .put("formEn", form.wordsEn(beacon));
            texts(node, "readBy", List.copyOf(attempt.readers(index)));
            attempt.value(index).ifPresent(value -> node.put("value", form.text(value.value())));
            attempt.logged()
                    .value(index)
                    .ifPresent(entry -> node.put("at", entry.entry().at().toString()));
        }
    }

    /** One event, as DrawEvent. */
    static ObjectNode event(DrawEvents.Event event) {
        ObjectNode view = object().put("id", event.id()).put("kind", kind(event));
        LoggedEntry step = event.step();
        if (step != null) {
            view.set("step", step(step));
        }
        DrawEvents.Frame frame = event.frame();
        if (frame != null) {
            ObjectNode node = view.putObject("frame")
                    .put("number", frame.number())
                    .put("of", frame.of())
                    .put("stratum", frame.stratum())
                    .put("rank", frame.rank())
                    .put("subject", frame.subject());
            if (!frame.name().isEmpty()) {
                node.put("name", frame.name());
            }
            node.put("ticket", frame.ticket()).put("hash", frame.hash());
        }
        return view;
    }

    static String kind(DrawEvents.Event event) {
        return event.step() != null ? "step" : event.frame() != null ? "frame" : "end";
    }

    private static ObjectNode step(LoggedEntry entry) {
        return object().put("sequence", entry.sequence())
                .put("at", entry.entry().at().toString())
                .put("type", entry.entry().type())
                .put("digest", entry.entry().digest().hex());
    }

    private static ObjectNode said(ObjectNode node, Attempt.Said said) {
        return node.put("reason", said.words())
                .put("by", said.by())
                .put("at", said.at().toString());
    }

    private static void act(ObjectNode node, NextActs.Act act) {
        texts(node.put("act", act.name()), "by", act.by());
        Integer index = act.index();
        if (index != null) {
            node.put("index", index);
        }
        time(node, "from", act.from());
        time(node, "until", act.until());
    }

    private static void time(ObjectNode node, String name, @Nullable Instant time) {
        if (time != null) {
            node.put(name, time.toString());
        }
    }

    private static ObjectNode user(ObjectNode node, String id) {
        DeskRole role = DeskRole.of(id).orElse(null);
        return node.put("id", id)
                .put("titleZh", role == null ? id : role.titleZh())
                .put("titleEn", role == null ? id : role.titleEn());
    }

    private static ObjectNode beacon(ObjectNode node, Beacon beacon) {
        return node.put("type", beacon.type().id())
                .put("source", beacon.source())
                .put("round", beacon.round());
    }

    private static void texts(ObjectNode node, String name, List<String> texts) {
        ArrayNode array = node.putArray(name);
        texts.forEach(array::add);
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
