-- What people did in the office, and what was answered to their requests.

-- The log entry of that sequence fixes the digest of the row. No foreign key: PostgreSQL would then refuse to truncate the log
-- with a message of its own before the trigger is asked.
CREATE TABLE dr_act (
    sequence BIGINT        NOT NULL PRIMARY KEY,
    act_type VARCHAR(300)  NOT NULL,
    doc      VARCHAR(1000) NOT NULL,
    done_by  VARCHAR(64)   NOT NULL,
    done_at  TIMESTAMP(0) WITH TIME ZONE NOT NULL,
    note     VARCHAR(400)  NOT NULL
);

CREATE TABLE dr_answered_request (
    asked_by    VARCHAR(64)   NOT NULL,
    request_key VARCHAR(64)   NOT NULL,
    method      VARCHAR(10)   NOT NULL,
    path        VARCHAR(2000) NOT NULL,
    -- SHA-256 of the body.
    digest      VARCHAR(64)   NOT NULL,
    answered_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    status      INTEGER       NOT NULL,
    answer      TEXT          NOT NULL,
    PRIMARY KEY (asked_by, request_key)
);
CREATE INDEX dr_answered_request_age ON dr_answered_request (answered_at);
