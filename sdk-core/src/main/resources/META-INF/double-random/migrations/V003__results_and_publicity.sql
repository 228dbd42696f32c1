-- What was found, what followed from it and what was made public.

CREATE TABLE dr_result (
    id           VARCHAR(64)   NOT NULL PRIMARY KEY,
    assignment   VARCHAR(64)   NOT NULL REFERENCES dr_assignment (id),
    authority    VARCHAR(32)   NOT NULL,
    inspected_on DATE          NOT NULL,
    methods      VARCHAR(400)  NOT NULL,
    outcomes     VARCHAR(400)  NOT NULL,
    inspectors   VARCHAR(65535) NOT NULL,
    summary      VARCHAR(2000) NOT NULL,
    state        VARCHAR(20)   NOT NULL,
    UNIQUE (assignment, authority)
);

CREATE TABLE dr_result_finding (
    result   VARCHAR(64)   NOT NULL REFERENCES dr_result (id),
    seq      INTEGER       NOT NULL,
    item     VARCHAR(32)   NOT NULL,
    finding  VARCHAR(20)   NOT NULL,
    problem  VARCHAR(1000) NOT NULL,
    handling VARCHAR(1000) NOT NULL,
    PRIMARY KEY (result, seq)
);

CREATE TABLE dr_result_step (
    result  VARCHAR(64)  NOT NULL REFERENCES dr_result (id),
    seq     INTEGER      NOT NULL,
    state   VARCHAR(20)  NOT NULL,
    done_by VARCHAR(64)  NOT NULL,
    done_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    note    VARCHAR(400) NOT NULL,
    PRIMARY KEY (result, seq)
);

CREATE TABLE dr_disposal (
    id           VARCHAR(64)   NOT NULL PRIMARY KEY,
    result       VARCHAR(64)   NOT NULL REFERENCES dr_result (id),
    type         VARCHAR(30)   NOT NULL,
    to_authority VARCHAR(32)   NOT NULL,
    document_no  VARCHAR(100)  NOT NULL,
    deadline     DATE          NOT NULL,
    note         VARCHAR(1000) NOT NULL,
    state        VARCHAR(20)   NOT NULL
);
CREATE INDEX dr_disposal_of_result ON dr_disposal (result, id);

CREATE TABLE dr_disposal_step (
    disposal VARCHAR(64)  NOT NULL REFERENCES dr_disposal (id),
    seq      INTEGER      NOT NULL,
    state    VARCHAR(20)  NOT NULL,
    done_by  VARCHAR(64)  NOT NULL,
    done_at  TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    note     VARCHAR(400) NOT NULL,
    PRIMARY KEY (disposal, seq)
);

CREATE TABLE dr_notice (
    id           VARCHAR(64) NOT NULL PRIMARY KEY,
    kind         VARCHAR(20) NOT NULL,
    subject_ref  VARCHAR(64) NOT NULL,
    version      INTEGER     NOT NULL,
    channel      VARCHAR(20) NOT NULL,
    authority    VARCHAR(32) NOT NULL,
    due_on       DATE        NOT NULL,
    payload_hash VARCHAR(64) NOT NULL,
    state        VARCHAR(20) NOT NULL
);
CREATE INDEX dr_notice_of_ref ON dr_notice (kind, subject_ref, version);
CREATE INDEX dr_notice_of_state ON dr_notice (state, id);

CREATE TABLE dr_notice_step (
    notice  VARCHAR(64)  NOT NULL REFERENCES dr_notice (id),
    seq     INTEGER      NOT NULL,
    state   VARCHAR(20)  NOT NULL,
    done_by VARCHAR(64)  NOT NULL,
    done_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    note    VARCHAR(400) NOT NULL,
    PRIMARY KEY (notice, seq)
);
