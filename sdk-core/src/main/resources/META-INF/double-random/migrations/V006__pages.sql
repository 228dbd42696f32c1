-- What lists are filtered by, in front of the key they are read by: a page is one range of one of these.

CREATE INDEX dr_subject_name ON dr_subject (name, id);
CREATE INDEX dr_subject_region ON dr_subject (region, id);
CREATE INDEX dr_subject_credit_class ON dr_subject (credit_class, id);

CREATE INDEX dr_held_row_of_state ON dr_held_row (state, id);
CREATE INDEX dr_held_row_resource ON dr_held_row (resource, id);

CREATE INDEX dr_assignment_state ON dr_assignment (state, id);
CREATE INDEX dr_assignment_member_authority ON dr_assignment_member (authority, assignment);

CREATE INDEX dr_result_authority ON dr_result (authority, id);
CREATE INDEX dr_result_state ON dr_result (state, id);

CREATE INDEX dr_disposal_state ON dr_disposal (state, id);
CREATE INDEX dr_disposal_authority ON dr_disposal (to_authority, id);

CREATE INDEX dr_notice_authority ON dr_notice (authority, id);
CREATE INDEX dr_notice_due ON dr_notice (due_on, id);
