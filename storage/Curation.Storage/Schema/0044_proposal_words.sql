-- The words of each proposal as both search engines know them (as search_words are a posting's), and what the queue is narrowed and ordered by
-- beside the columns of the proposal itself. key is the proposal's digest: another one means that the row has to be made again.

CREATE TABLE proposal_words (
    proposal  uuid PRIMARY KEY REFERENCES proposals ON DELETE CASCADE,
    key       text NOT NULL,
    analysis  integer NOT NULL,
    words     tsvector NOT NULL,
    employers integer NOT NULL,
    -- How far the share before lies from the nearer end of the interval of the share now; none where there is no share before.
    edge      double precision,
    -- Of the profile, in the framework's latest version at that time.
    family    text,
    sources   text[] NOT NULL
);

CREATE INDEX proposal_words_words ON proposal_words USING gin (words);

-- What the last comparison of an index with PostgreSQL found, one row an index. It is of this server's clock.
CREATE TABLE search_checks (
    name      text PRIMARY KEY,
    at        timestamptz NOT NULL DEFAULT clock_timestamp(),
    rows      integer NOT NULL DEFAULT 0,
    missing   integer NOT NULL DEFAULT 0,
    differing integer NOT NULL DEFAULT 0,
    surplus   integer NOT NULL DEFAULT 0,
    mended    integer NOT NULL DEFAULT 0,
    -- Why it could not be compared, or not be mended.
    problem   text
);

GRANT SELECT, INSERT, UPDATE, DELETE ON proposal_words, search_checks TO curation_app;
-- A restored database counts from an earlier number than the index has seen: the check lifts it.
GRANT SELECT, UPDATE ON SEQUENCE search_versions TO curation_app;
