-- What was made public, word for word, and nothing else: the public pages read these tables only.

-- One row: numbers are given out one transaction after the other, so that whoever follows them misses none.
CREATE TABLE dr_publication_count (
    id       INTEGER NOT NULL PRIMARY KEY,
    last_seq BIGINT  NOT NULL
);
INSERT INTO dr_publication_count (id, last_seq) VALUES (1, 0);

CREATE TABLE dr_publication (
    seq              BIGINT         NOT NULL PRIMARY KEY,
    notice           VARCHAR(64)    NOT NULL UNIQUE REFERENCES dr_notice (id),
    kind             VARCHAR(20)    NOT NULL,
    ref              VARCHAR(64)    NOT NULL,
    version          INTEGER        NOT NULL,
    channel          VARCHAR(20)    NOT NULL,
    authority        VARCHAR(32)    NOT NULL,
    payload          VARCHAR(65535) NOT NULL,
    published_at     TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    -- Copies of public fields, to search by; empty or 0 where the payload has none.
    topic            VARCHAR(20)    NOT NULL,
    plan_no          VARCHAR(50)    NOT NULL,
    task_no          VARCHAR(50)    NOT NULL,
    subject          VARCHAR(21)    NOT NULL,
    publication_year INTEGER        NOT NULL,
    newest           BOOLEAN        NOT NULL
);
CREATE INDEX dr_publication_topic ON dr_publication (topic, seq);
CREATE INDEX dr_publication_authority ON dr_publication (topic, authority, seq);
CREATE INDEX dr_publication_plan ON dr_publication (topic, plan_no, seq);
CREATE INDEX dr_publication_task ON dr_publication (topic, task_no, seq);
CREATE INDEX dr_publication_subject ON dr_publication (topic, subject, seq);
CREATE INDEX dr_publication_ref ON dr_publication (topic, ref, version);
CREATE INDEX dr_publication_publisher ON dr_publication (authority, seq);

CREATE TABLE dr_publication_outcome (
    publication BIGINT      NOT NULL REFERENCES dr_publication (seq),
    seq         INTEGER     NOT NULL,
    outcome     VARCHAR(30) NOT NULL,
    PRIMARY KEY (publication, seq)
);
CREATE INDEX dr_publication_by_outcome ON dr_publication_outcome (outcome, publication);

CREATE TABLE dr_public_plan (
    plan_no      VARCHAR(50)  NOT NULL PRIMARY KEY,
    name         VARCHAR(200) NOT NULL,
    plan_year    INTEGER      NOT NULL,
    version      INTEGER      NOT NULL,
    authority    VARCHAR(32)  NOT NULL,
    line_count   BIGINT       NOT NULL,
    published_at TIMESTAMP(6) WITH TIME ZONE NOT NULL
);
CREATE INDEX dr_public_plan_year ON dr_public_plan (plan_year, plan_no);

CREATE TABLE dr_public_subject (
    code VARCHAR(21)  NOT NULL PRIMARY KEY,
    name VARCHAR(200) NOT NULL
);
CREATE INDEX dr_public_subject_name ON dr_public_subject (name, code);

CREATE TABLE dr_publisher (
    authority VARCHAR(32)  NOT NULL PRIMARY KEY,
    name      VARCHAR(100) NOT NULL
);

-- Which task a published draw is of; the draw itself is its PUBLIC bundle.
CREATE TABLE dr_public_draw (
    header_hash VARCHAR(64) NOT NULL PRIMARY KEY,
    task_no     VARCHAR(50) NOT NULL
);
CREATE INDEX dr_public_draw_task ON dr_public_draw (task_no, header_hash);

CREATE TABLE dr_bulletin (
    id            VARCHAR(64)    NOT NULL PRIMARY KEY,
    published_at  TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    bulletin_year INTEGER        NOT NULL,
    as_of         DATE           NOT NULL,
    title         VARCHAR(200)   NOT NULL,
    scope         VARCHAR(200)   NOT NULL,
    note          VARCHAR(400)   NOT NULL,
    markdown      TEXT           NOT NULL
);
CREATE INDEX dr_bulletin_published ON dr_bulletin (published_at, id);

CREATE TABLE dr_bulletin_figure (
    bulletin       VARCHAR(64)  NOT NULL REFERENCES dr_bulletin (id),
    seq            INTEGER      NOT NULL,
    section        VARCHAR(100) NOT NULL,
    indicator      VARCHAR(20)  NOT NULL,
    target_percent INTEGER      NOT NULL,
    counted        BIGINT       NOT NULL,
    base           BIGINT       NOT NULL,
    PRIMARY KEY (bulletin, seq)
);
