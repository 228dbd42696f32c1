-- What the list of a pool is filtered and ordered by lies in the memberships too (name, region, class, and the status a
-- census asks for), written with them whenever the subject changes: each such list is then one range of one index, and no
-- subject is looked up that a filter leaves out.

ALTER TABLE dr_subject_membership ADD COLUMN subject_name VARCHAR(200) DEFAULT '' NOT NULL;
ALTER TABLE dr_subject_membership ADD COLUMN region VARCHAR(11) DEFAULT '' NOT NULL;
ALTER TABLE dr_subject_membership ADD COLUMN credit_class VARCHAR(1) DEFAULT '' NOT NULL;
ALTER TABLE dr_subject_membership ADD COLUMN status VARCHAR(20) DEFAULT '' NOT NULL;

DROP INDEX dr_subject_membership_pool;

UPDATE dr_subject_membership SET (subject_name, region, credit_class, status) =
    (SELECT s.name, s.region, s.credit_class, s.status FROM dr_subject s WHERE s.id = dr_subject_membership.subject);

CREATE INDEX dr_subject_membership_pool
    ON dr_subject_membership (pool, subject, member_from, member_until, seq, credit_class, region);
CREATE INDEX dr_subject_membership_name
    ON dr_subject_membership (pool, subject_name, subject, member_from, member_until, seq, credit_class, region);
CREATE INDEX dr_subject_membership_class
    ON dr_subject_membership (pool, credit_class, subject, member_from, member_until, seq, region, status);

CREATE INDEX dr_subject_class_name ON dr_subject (credit_class, name, id, region);
