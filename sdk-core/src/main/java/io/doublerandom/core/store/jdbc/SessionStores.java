package io.doublerandom.core.store.jdbc;

import io.doublerandom.core.audit.ActStore;
import io.doublerandom.core.audit.AuditLogStore;
import io.doublerandom.core.draw.AssignmentStore;
import io.doublerandom.core.draw.DrawStore;
import io.doublerandom.core.indicator.BulletinStore;
import io.doublerandom.core.indicator.ExecutionStore;
import io.doublerandom.core.inspection.DisposalStore;
import io.doublerandom.core.inspection.ResultDraftStore;
import io.doublerandom.core.inspection.ResultLineStore;
import io.doublerandom.core.inspection.ResultStore;
import io.doublerandom.core.plan.CensusStore;
import io.doublerandom.core.plan.PlanStore;
import io.doublerandom.core.plan.TaskStore;
import io.doublerandom.core.publicity.NoticeStore;
import io.doublerandom.core.publicity.PublicationStore;
import io.doublerandom.core.register.AuthorityStore;
import io.doublerandom.core.register.CertificateStore;
import io.doublerandom.core.register.HeldRowStore;
import io.doublerandom.core.register.InspectorStore;
import io.doublerandom.core.register.ItemStore;
import io.doublerandom.core.register.OneVisitStore;
import io.doublerandom.core.register.PoolStore;
import io.doublerandom.core.register.RecusalStore;
import io.doublerandom.core.register.SubjectStore;
import io.doublerandom.core.sync.AnsweredRequestStore;
import io.doublerandom.core.sync.DeadLetterStore;
import io.doublerandom.core.sync.InboxStore;
import io.doublerandom.core.sync.OutboxStore;
import io.doublerandom.core.sync.WatermarkStore;

/**
 * The stores of one session.
 *
 * @param session for everything but the audit log
 * @param own a session in which each call is a transaction of its own, for the audit log
 */
record SessionStores(Session session, Session own) implements Stores {
    @Override
    public AuthorityStore authorities() {
        return new JdbcAuthorityStore(session);
    }

    @Override
    public PoolStore pools() {
        return new JdbcPoolStore(session);
    }

    @Override
    public ItemStore items() {
        return new JdbcItemStore(session);
    }

    @Override
    public SubjectStore subjects() {
        return new JdbcSubjectStore(session);
    }

    @Override
    public InspectorStore inspectors() {
        return new JdbcInspectorStore(session);
    }

    @Override
    public CertificateStore certificates() {
        return new JdbcCertificateStore(session);
    }

    @Override
    public RecusalStore recusals() {
        return new JdbcRecusalStore(session);
    }

    @Override
    public OneVisitStore oneVisits() {
        return new JdbcOneVisitStore(session);
    }

    @Override
    public HeldRowStore heldRows() {
        return new JdbcHeldRowStore(session);
    }

    @Override
    public CensusStore censuses() {
        return new JdbcCensusStore(session);
    }

    @Override
    public PlanStore plans() {
        return new JdbcPlanStore(session);
    }

    @Override
    public TaskStore tasks() {
        return new JdbcTaskStore(session);
    }

    @Override
    public DrawStore draws() {
        return new JdbcDrawStore(session);
    }

    @Override
    public AssignmentStore assignments() {
        return new JdbcAssignmentStore(session);
    }

    @Override
    public ResultLineStore resultLines() {
        return new JdbcResultLineStore(session);
    }

    @Override
    public ResultDraftStore resultDrafts() {
        return new JdbcResultDraftStore(session);
    }

    @Override
    public ResultStore results() {
        return new JdbcResultStore(session);
    }

    @Override
    public DisposalStore disposals() {
        return new JdbcDisposalStore(session);
    }

    @Override
    public ExecutionStore executions() {
        return new JdbcExecutionStore(session);
    }

    @Override
    public NoticeStore notices() {
        return new JdbcNoticeStore(session);
    }

    @Override
    public PublicationStore publications() {
        return new JdbcPublicationStore(session);
    }

    @Override
    public BulletinStore bulletins() {
        return new JdbcBulletinStore(session);
    }

    @Override
    public AuditLogStore auditLog() {
        return new JdbcAuditLogStore(own);
    }

    @Override
    public WatermarkStore watermarks() {
        return new JdbcWatermarkStore(session);
    }

    @Override
    public InboxStore inbox() {
        return new JdbcInboxStore(session);
    }

    @Override
    public OutboxStore outbox() {
        return new JdbcOutboxStore(session);
    }

    @Override
    public DeadLetterStore deadLetters() {
        return new JdbcDeadLetterStore(session);
    }

    @Override
    public ActStore acts() {
        return new JdbcActStore(session);
    }

    @Override
    public AnsweredRequestStore answeredRequests() {
        return new JdbcAnsweredRequestStore(session);
    }
}
