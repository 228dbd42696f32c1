-- Plans, tasks, draws, assignments. Steps are appended, never changed; the current state beside them is for searching.

CREATE TABLE dr_plan (
    plan_no     VARCHAR(50)  NOT NULL,
    version     INTEGER      NOT NULL,
    name        VARCHAR(200) NOT NULL,
    plan_year   INTEGER      NOT NULL,
    owner       VARCHAR(32)  NOT NULL,
    document_no VARCHAR(100) NOT NULL,
    state       VARCHAR(20)  NOT NULL,
    PRIMARY KEY (plan_no, version)
);
CREATE INDEX dr_plan_of_year ON dr_plan (plan_year, plan_no, version);

CREATE TABLE dr_plan_line (
    plan_no        VARCHAR(50)      NOT NULL,
    version        INTEGER          NOT NULL,
    seq            INTEGER          NOT NULL,
    line           INTEGER          NOT NULL,
    task_name      VARCHAR(200)     NOT NULL,
    direction      VARCHAR(20)      NOT NULL,
    participations VARCHAR(1000000) NOT NULL,
    subject_scope  VARCHAR(1000)    NOT NULL,
    pool           VARCHAR(32)      NOT NULL,
    sampling       VARCHAR(400)     NOT NULL,
    expected_count BIGINT           NOT NULL,
    window_from    DATE             NOT NULL,
    window_until   DATE             NOT NULL,
    methods        VARCHAR(400)     NOT NULL,
    one_visit      BOOLEAN          NOT NULL,
    cancelled      BOOLEAN          NOT NULL,
    PRIMARY KEY (plan_no, version, seq),
    FOREIGN KEY (plan_no, version) REFERENCES dr_plan (plan_no, version)
);

CREATE TABLE dr_plan_step (
    plan_no VARCHAR(50)  NOT NULL,
    version INTEGER      NOT NULL,
    seq     INTEGER      NOT NULL,
    state   VARCHAR(20)  NOT NULL,
    done_by VARCHAR(64)  NOT NULL,
    done_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    note    VARCHAR(400) NOT NULL,
    PRIMARY KEY (plan_no, version, seq),
    FOREIGN KEY (plan_no, version) REFERENCES dr_plan (plan_no, version)
);

CREATE TABLE dr_task (
    task_no                  VARCHAR(50)   NOT NULL PRIMARY KEY,
    name                     VARCHAR(200)  NOT NULL,
    source                   VARCHAR(20)   NOT NULL,
    plan_no                  VARCHAR(50)   NOT NULL,
    line                     INTEGER       NOT NULL,
    visit_mode               VARCHAR(20)   NOT NULL,
    direction                VARCHAR(20)   NOT NULL,
    subject_scope            VARCHAR(1000) NOT NULL,
    pool                     VARCHAR(32)   NOT NULL,
    sampling                 VARCHAR(400)  NOT NULL,
    pool_total               BIGINT        NOT NULL,
    target                   BIGINT        NOT NULL,
    window_from              DATE          NOT NULL,
    window_until             DATE          NOT NULL,
    inspectors_per_authority INTEGER       NOT NULL,
    team_draw                VARCHAR(20)   NOT NULL,
    publish_subject_list     BOOLEAN       NOT NULL,
    state                    VARCHAR(20)   NOT NULL
);
CREATE INDEX dr_task_of_plan ON dr_task (plan_no, line, task_no);

CREATE TABLE dr_task_participation (
    task_no   VARCHAR(50)    NOT NULL REFERENCES dr_task (task_no),
    seq       INTEGER        NOT NULL,
    authority VARCHAR(32)    NOT NULL,
    items     VARCHAR(65535) NOT NULL,
    PRIMARY KEY (task_no, seq)
);

CREATE TABLE dr_task_step (
    task_no VARCHAR(50)  NOT NULL REFERENCES dr_task (task_no),
    seq     INTEGER      NOT NULL,
    state   VARCHAR(20)  NOT NULL,
    done_by VARCHAR(64)  NOT NULL,
    done_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    note    VARCHAR(400) NOT NULL,
    PRIMARY KEY (task_no, seq)
);

CREATE TABLE dr_draw (
    header_hash     VARCHAR(64) NOT NULL PRIMARY KEY,
    task_no         VARCHAR(50) NOT NULL REFERENCES dr_task (task_no),
    attempt         INTEGER     NOT NULL,
    supersedes      VARCHAR(64) NOT NULL,
    series_position BIGINT      NOT NULL,
    pool_count      BIGINT      NOT NULL,
    drawn_count     BIGINT      NOT NULL,
    result_hash     VARCHAR(64) NOT NULL,
    practice        BOOLEAN     NOT NULL,
    drawn_at        TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    UNIQUE (task_no, attempt)
);
CREATE INDEX dr_draw_drawn_at ON dr_draw (drawn_at, header_hash);

CREATE TABLE dr_assignment (
    id           VARCHAR(64)  NOT NULL PRIMARY KEY,
    task_no      VARCHAR(50)  NOT NULL REFERENCES dr_task (task_no),
    draw_hash    VARCHAR(64)  NOT NULL,
    subject      VARCHAR(21)  NOT NULL,
    subject_name VARCHAR(200) NOT NULL,
    risk_class   VARCHAR(1)   NOT NULL,
    due_on       DATE         NOT NULL,
    state        VARCHAR(20)  NOT NULL,
    UNIQUE (draw_hash, subject)
);
CREATE INDEX dr_assignment_of_task ON dr_assignment (task_no, id);
CREATE INDEX dr_assignment_of_subject ON dr_assignment (subject, id);

CREATE TABLE dr_assignment_member (
    assignment VARCHAR(64) NOT NULL REFERENCES dr_assignment (id),
    seq        INTEGER     NOT NULL,
    inspector  VARCHAR(32) NOT NULL,
    authority  VARCHAR(32) NOT NULL,
    PRIMARY KEY (assignment, seq)
);
CREATE INDEX dr_assignment_member_inspector ON dr_assignment_member (inspector, assignment);

CREATE TABLE dr_assignment_step (
    assignment VARCHAR(64)  NOT NULL REFERENCES dr_assignment (id),
    seq        INTEGER      NOT NULL,
    state      VARCHAR(20)  NOT NULL,
    done_by    VARCHAR(64)  NOT NULL,
    done_at    TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    note       VARCHAR(400) NOT NULL,
    PRIMARY KEY (assignment, seq)
);
