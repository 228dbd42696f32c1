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

/** All stores over one database: each call a transaction of its own, or all calls in one ({@link JdbcStores}). */
public interface Stores {
    /** The authorities. */
    AuthorityStore authorities();

    /** The pools of subjects. */
    PoolStore pools();

    /** The list of items. */
    ItemStore items();

    /** The subjects. */
    SubjectStore subjects();

    /** The inspectors. */
    InspectorStore inspectors();

    /** The certificate register. */
    CertificateStore certificates();

    /** The recusals. */
    RecusalStore recusals();

    /** The one-visit lists. */
    OneVisitStore oneVisits();

    /** The rows held or rejected. */
    HeldRowStore heldRows();

    /** What the pools hold. */
    CensusStore censuses();

    /** The annual plans. */
    PlanStore plans();

    /** The tasks. */
    TaskStore tasks();

    /** The draws. */
    DrawStore draws();

    /** The assignments. */
    AssignmentStore assignments();

    /** The result lines that platforms sent. */
    ResultLineStore resultLines();

    /** The entries of results that are not submitted yet. */
    ResultDraftStore resultDrafts();

    /** The results. */
    ResultStore results();

    /** The disposals. */
    DisposalStore disposals();

    /** What indicators count of a year. */
    ExecutionStore executions();

    /** The notices. */
    NoticeStore notices();

    /** What is public. */
    PublicationStore publications();

    /** The published bulletins. */
    BulletinStore bulletins();

    /**
     * The audit log. An entry is committed when its append returns, also inside a transaction: what was logged stays
     * logged.
     */
    AuditLogStore auditLog();

    /** What was done in the office. */
    ActStore acts();

    /** How far platforms were pulled. */
    WatermarkStore watermarks();

    /** What of the platforms' records took effect. */
    InboxStore inbox();

    /** What is to be sent to platforms. */
    OutboxStore outbox();

    /** What did not take effect. */
    DeadLetterStore deadLetters();

    /** The answers to requests that changed something. */
    AnsweredRequestStore answeredRequests();
}
