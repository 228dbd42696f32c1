-- A province's numbers: what lists are further filtered by lies in the index that finds their rows, behind the key they are
-- read by, so that rows a filter leaves out are not fetched.

DROP INDEX dr_subject_name;
CREATE INDEX dr_subject_name ON dr_subject (name, id, credit_class, region);
DROP INDEX dr_subject_region;
CREATE INDEX dr_subject_region ON dr_subject (region, id, credit_class);
DROP INDEX dr_subject_credit_class;
CREATE INDEX dr_subject_credit_class ON dr_subject (credit_class, id, region);

DROP INDEX dr_subject_membership_pool;
CREATE INDEX dr_subject_membership_pool ON dr_subject_membership (pool, subject, member_from, member_until, seq);
CREATE INDEX dr_subject_membership_on_day ON dr_subject_membership (subject, pool, member_from, member_until);
