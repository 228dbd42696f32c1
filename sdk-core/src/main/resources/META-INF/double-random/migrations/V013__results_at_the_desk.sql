-- What proves a result and shows how a disposal was done, what corrections corrected, and entries not submitted yet.

CREATE TABLE dr_result_evidence (
    result  VARCHAR(64)  NOT NULL REFERENCES dr_result (id),
    seq     INTEGER      NOT NULL,
    -- Version of the result that it proves, from 1.
    version INTEGER      NOT NULL,
    name    VARCHAR(200) NOT NULL,
    digest  VARCHAR(64)  NOT NULL,
    PRIMARY KEY (result, seq)
);

CREATE TABLE dr_result_former (
    result       VARCHAR(64)    NOT NULL REFERENCES dr_result (id),
    -- Version less 1.
    seq          INTEGER        NOT NULL,
    inspected_on DATE           NOT NULL,
    methods      VARCHAR(400)   NOT NULL,
    outcomes     VARCHAR(400)   NOT NULL,
    inspectors   VARCHAR(65535) NOT NULL,
    summary      VARCHAR(2000)  NOT NULL,
    reason       VARCHAR(400)   NOT NULL,
    done_by      VARCHAR(64)    NOT NULL,
    done_at      TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    PRIMARY KEY (result, seq)
);

CREATE TABLE dr_result_former_finding (
    result   VARCHAR(64)   NOT NULL REFERENCES dr_result (id),
    seq      INTEGER       NOT NULL,
    version  INTEGER       NOT NULL,
    item     VARCHAR(32)   NOT NULL,
    finding  VARCHAR(20)   NOT NULL,
    problem  VARCHAR(1000) NOT NULL,
    handling VARCHAR(1000) NOT NULL,
    PRIMARY KEY (result, seq)
);

CREATE TABLE dr_result_draft (
    assignment VARCHAR(64) NOT NULL REFERENCES dr_assignment (id),
    authority  VARCHAR(32) NOT NULL,
    entry      TEXT        NOT NULL,
    revision   INTEGER     NOT NULL,
    saved_by   VARCHAR(64) NOT NULL,
    saved_at   TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    PRIMARY KEY (assignment, authority)
);

CREATE TABLE dr_disposal_proof (
    disposal    VARCHAR(64)  NOT NULL REFERENCES dr_disposal (id),
    seq         INTEGER      NOT NULL,
    proven_on   DATE         NOT NULL,
    document_no VARCHAR(100) NOT NULL,
    recheck     VARCHAR(20)  NOT NULL,
    -- Both empty where there is no file.
    file_name   VARCHAR(200) NOT NULL,
    digest      VARCHAR(64)  NOT NULL,
    PRIMARY KEY (disposal, seq)
);

-- What is late is read by its day.
CREATE INDEX dr_disposal_deadline ON dr_disposal (deadline, id);
