-- What platforms sent of results, item by item.
CREATE TABLE dr_result_line (
    id           VARCHAR(130)  NOT NULL PRIMARY KEY,
    assignment   VARCHAR(64)   NOT NULL REFERENCES dr_assignment (id),
    authority    VARCHAR(32)   NOT NULL,
    inspected_on DATE          NOT NULL,
    methods      VARCHAR(400)  NOT NULL,
    outcomes     VARCHAR(400)  NOT NULL,
    item         VARCHAR(32)   NOT NULL,
    check_result VARCHAR(20)   NOT NULL,
    problem      VARCHAR(1000) NOT NULL,
    handling     VARCHAR(1000) NOT NULL,
    inspectors   VARCHAR(1000) NOT NULL,
    summary      VARCHAR(2000) NOT NULL
);
CREATE INDEX dr_result_line_of_assignment ON dr_result_line (assignment, authority, id);
