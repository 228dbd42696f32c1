-- PostgreSQL only: the audit log and the draws take new rows and nothing else, whoever asks.

CREATE OR REPLACE FUNCTION dr_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END
$$;

DROP TRIGGER IF EXISTS dr_audit_log_append_only ON dr_audit_log;
CREATE TRIGGER dr_audit_log_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON dr_audit_log
    FOR EACH STATEMENT EXECUTE FUNCTION dr_refuse_change();

DROP TRIGGER IF EXISTS dr_draw_append_only ON dr_draw;
CREATE TRIGGER dr_draw_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON dr_draw
    FOR EACH STATEMENT EXECUTE FUNCTION dr_refuse_change();

DROP TRIGGER IF EXISTS dr_act_append_only ON dr_act;
CREATE TRIGGER dr_act_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON dr_act
    FOR EACH STATEMENT EXECUTE FUNCTION dr_refuse_change();
