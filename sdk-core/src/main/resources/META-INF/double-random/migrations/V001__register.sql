-- One list, two pools. Text is NOT NULL and empty when there is nothing to say; periods include both days.
-- Lists nobody searches inside are text, elements joined by ';' (docs/design/persistence.md).

CREATE TABLE dr_authority (
    id                    VARCHAR(32)   NOT NULL PRIMARY KEY,
    credit_code           VARCHAR(18)   NOT NULL,
    name                  VARCHAR(100)  NOT NULL,
    region                VARCHAR(11)   NOT NULL,
    authority_level       VARCHAR(20)   NOT NULL,
    sector                VARCHAR(40)   NOT NULL,
    qualification         VARCHAR(20)   NOT NULL,
    conference_membership VARCHAR(65535) NOT NULL,
    home_platform         VARCHAR(20)   NOT NULL,
    valid_from            DATE          NOT NULL,
    valid_until           DATE          NOT NULL
);

CREATE TABLE dr_pool (
    id         VARCHAR(32)    NOT NULL PRIMARY KEY,
    name       VARCHAR(100)   NOT NULL,
    owner      VARCHAR(32)    NOT NULL,
    kind       VARCHAR(20)    NOT NULL,
    items      VARCHAR(65535) NOT NULL,
    membership_rule VARCHAR(1000) NOT NULL,
    version    BIGINT         NOT NULL,
    updated_at TIMESTAMP(6) WITH TIME ZONE NOT NULL
);
CREATE INDEX dr_pool_owner ON dr_pool (owner);

CREATE TABLE dr_item (
    code                    VARCHAR(32)    NOT NULL PRIMARY KEY,
    list_version            VARCHAR(40)    NOT NULL,
    owner                   VARCHAR(32)    NOT NULL,
    field                   VARCHAR(100)   NOT NULL,
    category                VARCHAR(200)   NOT NULL,
    name                    VARCHAR(200)   NOT NULL,
    sub_item                VARCHAR(200)   NOT NULL,
    tier                    VARCHAR(20)    NOT NULL,
    legal_basis             VARCHAR(4000)  NOT NULL,
    subject_scope           VARCHAR(1000)  NOT NULL,
    pools                   VARCHAR(65535) NOT NULL,
    inspecting_body         VARCHAR(400)   NOT NULL,
    methods                 VARCHAR(400)   NOT NULL,
    ratio_raw               VARCHAR(1000)  NOT NULL,
    ratio_bounds            VARCHAR(65535) NOT NULL,
    frequency_raw           VARCHAR(1000)  NOT NULL,
    frequency_rates         VARCHAR(65535) NOT NULL,
    required_qualifications VARCHAR(65535) NOT NULL,
    one_visit               BOOLEAN        NOT NULL,
    credit_risk_applied     BOOLEAN        NOT NULL,
    effective_from          DATE           NOT NULL,
    effective_until         DATE           NOT NULL,
    published_on            DATE           NOT NULL,
    office                  VARCHAR(100)   NOT NULL
);
CREATE INDEX dr_item_owner ON dr_item (owner);

CREATE TABLE dr_subject (
    id              VARCHAR(21)  NOT NULL PRIMARY KEY,
    kind            VARCHAR(20)  NOT NULL,
    name            VARCHAR(200) NOT NULL,
    nature          VARCHAR(20)  NOT NULL,
    identity_type   VARCHAR(3)   NOT NULL,
    identity_number VARCHAR(32)  NOT NULL,
    region          VARCHAR(11)  NOT NULL,
    address         VARCHAR(400) NOT NULL,
    status          VARCHAR(20)  NOT NULL,
    credit_class    VARCHAR(1)   NOT NULL,
    credit_source   VARCHAR(100) NOT NULL,
    credit_as_of    DATE         NOT NULL
);

CREATE TABLE dr_subject_membership (
    subject      VARCHAR(21)  NOT NULL REFERENCES dr_subject (id),
    seq          INTEGER      NOT NULL,
    pool         VARCHAR(32)  NOT NULL,
    member_from  DATE         NOT NULL,
    member_until DATE         NOT NULL,
    reason       VARCHAR(200) NOT NULL,
    PRIMARY KEY (subject, seq)
);
CREATE INDEX dr_subject_membership_pool ON dr_subject_membership (pool, subject);

CREATE TABLE dr_inspector (
    id                 VARCHAR(32)    NOT NULL PRIMARY KEY,
    employee_no        VARCHAR(32)    NOT NULL,
    name               VARCHAR(50)    NOT NULL,
    authority          VARCHAR(32)    NOT NULL,
    office             VARCHAR(100)   NOT NULL,
    post_level         VARCHAR(20)    NOT NULL,
    certificate_number VARCHAR(50)    NOT NULL,
    certificate_issuer VARCHAR(100)   NOT NULL,
    certificate_from   DATE           NOT NULL,
    certificate_until  DATE           NOT NULL,
    role               VARCHAR(20)    NOT NULL,
    qualifications     VARCHAR(65535) NOT NULL,
    item_scope         VARCHAR(65535) NOT NULL,
    unavailable        VARCHAR(65535) NOT NULL,
    status             VARCHAR(20)    NOT NULL
);
CREATE INDEX dr_inspector_authority ON dr_inspector (authority, id);

CREATE TABLE dr_certificate (
    certificate_number VARCHAR(50) NOT NULL PRIMARY KEY,
    authority          VARCHAR(32) NOT NULL,
    valid_from         DATE        NOT NULL,
    valid_until        DATE        NOT NULL
);
CREATE INDEX dr_certificate_authority ON dr_certificate (authority, certificate_number);

CREATE TABLE dr_recusal (
    inspector     VARCHAR(32) NOT NULL,
    subject       VARCHAR(21) NOT NULL,
    reason        VARCHAR(40) NOT NULL,
    recused_from  DATE        NOT NULL,
    recused_until DATE        NOT NULL,
    PRIMARY KEY (inspector, subject, reason, recused_from)
);

-- The year's list of enterprises that get one visit for everything (综合查一次).
CREATE TABLE dr_one_visit (
    list_year INTEGER     NOT NULL,
    subject   VARCHAR(21) NOT NULL,
    PRIMARY KEY (list_year, subject)
);

-- Rows that were held or rejected, as they came (of any length, odd characters escaped), so that nothing sent is lost.
CREATE TABLE dr_held_row (
    id         VARCHAR(64)  NOT NULL PRIMARY KEY,
    resource   VARCHAR(40)  NOT NULL,
    source     VARCHAR(400) NOT NULL,
    row_number BIGINT       NOT NULL,
    state      VARCHAR(20)  NOT NULL
);
CREATE INDEX dr_held_row_state ON dr_held_row (resource, state, id);

CREATE TABLE dr_held_row_field (
    held_row VARCHAR(64) NOT NULL REFERENCES dr_held_row (id),
    seq      INTEGER     NOT NULL,
    name     TEXT        NOT NULL,
    content  TEXT        NOT NULL,
    PRIMARY KEY (held_row, seq)
);

CREATE TABLE dr_held_row_problem (
    held_row     VARCHAR(64) NOT NULL REFERENCES dr_held_row (id),
    seq          INTEGER     NOT NULL,
    code         VARCHAR(64) NOT NULL,
    source       TEXT        NOT NULL,
    row_number   BIGINT      NOT NULL,
    column_name  TEXT        NOT NULL,
    value_offset INTEGER     NOT NULL,
    detail       TEXT        NOT NULL,
    PRIMARY KEY (held_row, seq)
);

CREATE TABLE dr_held_row_step (
    held_row VARCHAR(64)  NOT NULL REFERENCES dr_held_row (id),
    seq      INTEGER      NOT NULL,
    state    VARCHAR(20)  NOT NULL,
    done_by  VARCHAR(64)  NOT NULL,
    done_at  TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    note     VARCHAR(400) NOT NULL,
    PRIMARY KEY (held_row, seq)
);
