package io.doublerandom.app.http.desk;

import io.doublerandom.app.desk.ceremony.CeremonyDesk;
import io.doublerandom.app.desk.inspection.OfficeTerms;
import io.doublerandom.app.desk.planning.PlanDesk;
import io.doublerandom.app.desk.planning.TaskDesk;
import io.doublerandom.app.desk.targets.BulletinDesk;
import io.doublerandom.app.http.DeskDoor;
import io.helidon.webserver.http.HttpRules;
import java.util.List;

/** The desk of the office (办公端) over HTTP: its areas, one after the other. Served in profile dev only. */
public final class DeskService implements DeskDoor {
    private final DeskRouter router;
    private final List<DeskRoutes> areas;

    /** The desk over these parts. */
    public DeskService(Desk desk) {
        this.router = new DeskRouter(desk);
        OfficeTerms terms = OfficeTerms.workPlan2024();
        CeremonyDesk ceremonies = new CeremonyDesk(desk.ledger(), desk.clock(), desk.directory());
        PlanDesk plans = new PlanDesk(desk.ledger(), desk.clock());
        this.areas = List.of(
                new SessionRoutes(desk),
                new AuditLogRoutes(desk),
                new ClockRoutes(desk),
                new ImportRoutes(desk),
                new RegisterRoutes(desk),
                new PlanRoutes(desk, plans),
                new TaskRoutes(desk, new TaskDesk(desk.ledger(), desk.clock())),
                new TargetRoutes(desk, plans, new BulletinDesk(desk.ledger(), desk.clock())),
                new AssignmentRoutes(desk, terms, ceremonies),
                new ResultRoutes(desk, terms),
                new DisposalRoutes(desk, terms),
                new NoticeRoutes(desk, terms),
                new CeremonyRoutes(desk, ceremonies),
                new ExportRoutes(desk, terms));
        areas.forEach(area -> area.register(router));
    }

    @Override
    public List<String> addresses() {
        return router.addresses();
    }

    /** What it answers, as {@code GET /v1/desk/session}. */
    List<String> operations() {
        return router.operations();
    }

    @Override
    public void routing(HttpRules rules) {
        router.routing(rules);
    }

    @Override
    public void afterStop() {
        areas.forEach(DeskRoutes::stop);
    }
}
