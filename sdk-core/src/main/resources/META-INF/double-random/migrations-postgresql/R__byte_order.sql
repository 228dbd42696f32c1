-- PostgreSQL only: ids are compared byte by byte, whatever the language of the database, since frames, rosters and
-- chains are read in that order; and so are texts that are searched by their beginning, which is then one range of an
-- index. H2 does so by itself.

ALTER TABLE dr_subject
    ALTER COLUMN id TYPE VARCHAR(21) COLLATE "C",
    ALTER COLUMN name TYPE VARCHAR(200) COLLATE "C",
    ALTER COLUMN region TYPE VARCHAR(11) COLLATE "C";
ALTER TABLE dr_inspector
    ALTER COLUMN id TYPE VARCHAR(32) COLLATE "C",
    ALTER COLUMN name TYPE VARCHAR(50) COLLATE "C";
ALTER TABLE dr_certificate ALTER COLUMN certificate_number TYPE VARCHAR(50) COLLATE "C";
ALTER TABLE dr_recusal
    ALTER COLUMN inspector TYPE VARCHAR(32) COLLATE "C",
    ALTER COLUMN subject TYPE VARCHAR(21) COLLATE "C",
    ALTER COLUMN reason TYPE VARCHAR(40) COLLATE "C";
ALTER TABLE dr_authority ALTER COLUMN id TYPE VARCHAR(32) COLLATE "C";
ALTER TABLE dr_pool ALTER COLUMN id TYPE VARCHAR(32) COLLATE "C";
ALTER TABLE dr_item ALTER COLUMN code TYPE VARCHAR(32) COLLATE "C";
-- Compared with dr_subject.id, so that its indexes serve both.
ALTER TABLE dr_subject_membership
    ALTER COLUMN subject TYPE VARCHAR(21) COLLATE "C",
    ALTER COLUMN subject_name TYPE VARCHAR(200) COLLATE "C",
    ALTER COLUMN region TYPE VARCHAR(11) COLLATE "C";
-- Searched by the beginning of a name, and read in the order of numbers and codes.
ALTER TABLE dr_public_subject
    ALTER COLUMN code TYPE VARCHAR(21) COLLATE "C",
    ALTER COLUMN name TYPE VARCHAR(200) COLLATE "C";
ALTER TABLE dr_public_plan ALTER COLUMN plan_no TYPE VARCHAR(50) COLLATE "C";
-- Columns that were rewritten have no statistics, and without them plans are guesses until the server looks by itself.
ANALYZE dr_subject;
ANALYZE dr_subject_membership;
