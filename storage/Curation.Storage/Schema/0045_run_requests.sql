-- What people ask of the nights. The web host runs none: it leaves a row, and the worker takes it up. One is open at a time, so that two
-- people who ask at once start one night. All times are this server's clock.

CREATE TABLE run_requests (
    id       bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    kind     text NOT NULL CHECK (kind IN ('run_now', 'retry_failed')),
    asked_by text NOT NULL,
    asked_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    -- By a worker; again by another one, where that worker died before the end.
    taken_at timestamptz,
    ended_at timestamptz,
    outcome  text,
    CHECK (ended_at IS NULL OR (taken_at IS NOT NULL AND outcome IS NOT NULL))
);

CREATE UNIQUE INDEX run_requests_one_open ON run_requests ((true)) WHERE ended_at IS NULL;

-- When a unit was done or given up: how long a step took, and how much it did in a second.
ALTER TABLE units ADD COLUMN ended_at timestamptz;

-- Which postings said something else than before, by the date of fetching. For the runs screen alone: no business row depends on it.
CREATE TABLE posting_changes (
    posting    uuid NOT NULL REFERENCES postings ON DELETE CASCADE,
    changed_on date NOT NULL,
    PRIMARY KEY (posting, changed_on)
);

CREATE INDEX posting_changes_on ON posting_changes (changed_on);

CREATE FUNCTION note_posting_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO curation.posting_changes (posting, changed_on) VALUES (NEW.id, (NEW.page_fetched_at AT TIME ZONE 'UTC')::date) ON CONFLICT DO NOTHING;
    RETURN NULL;
END $$;

CREATE TRIGGER postings_note_change AFTER UPDATE ON postings FOR EACH ROW
    WHEN (OLD.text_hash IS DISTINCT FROM NEW.text_hash OR OLD.title IS DISTINCT FROM NEW.title)
    EXECUTE FUNCTION note_posting_change();

-- The audit is looked through by person and by time.
CREATE INDEX audit_of_actor ON audit (actor, number);
CREATE INDEX audit_at ON audit (at);

GRANT SELECT, INSERT, UPDATE ON run_requests TO curation_app;
GRANT SELECT, INSERT, DELETE ON posting_changes TO curation_app;
