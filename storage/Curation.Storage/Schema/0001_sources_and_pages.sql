-- Where postings come from, and the documents as they came.
-- A page is one row a (source, address); its id derives from both, so there is no second unique index over addresses of any length.
-- The row carries the three things that steps 1 to 3 ask for: whether it is due, what asking came to, and what reading came to.
-- All times are business times: they come from the run, never from now(). See docs/data-flow.md.

GRANT USAGE ON SCHEMA curation TO curation_app;

CREATE TABLE sources (
    id              text PRIMARY KEY,
    kind            text NOT NULL,
    name            text NOT NULL,
    address         text,
    employer        text,
    enabled         boolean NOT NULL,
    -- The card: who answers for reading it. All or nothing.
    owner           text,
    legal_basis     text,
    terms           text,
    contact         text,
    reviewed_on     date,
    -- How it fares.
    failing_because text,
    rest_until      timestamptz,
    failures        integer NOT NULL DEFAULT 0,
    CHECK (num_nulls(owner, legal_basis, terms, contact, reviewed_on) IN (0, 5))
);

CREATE TABLE pages (
    id             uuid PRIMARY KEY,
    source         text NOT NULL REFERENCES sources,
    address        text NOT NULL,
    -- True: a listing named it, so it holds a posting, and its absence from complete listings means something.
    listed         boolean NOT NULL,
    missed         smallint NOT NULL DEFAULT 0,
    missed_on      date,
    outcome        text NOT NULL CHECK (outcome IN ('discovered', 'fetched', 'not_modified', 'gone', 'refused', 'failed')),
    status         smallint,
    reason         text,
    tried_at       timestamptz,
    rest_until     timestamptz,
    failures       integer NOT NULL DEFAULT 0,
    -- The last bytes that were had, compressed with Brotli; forgotten after a time, and never served.
    fetched_at     timestamptz,
    final_address  text,
    content_type   text,
    etag           text,
    last_modified  text,
    size           integer,
    hash           text,
    body           bytea,
    reader_version integer,
    read_hash      text,
    read_outcome   text CHECK (read_outcome IN ('found', 'not_a_posting', 'unreadable')),
    read_reason    text,
    read_problems  jsonb NOT NULL DEFAULT '[]',
    read_postings  integer,
    read_at        timestamptz
);

-- Compressed already: do not try again.
ALTER TABLE pages ALTER COLUMN body SET STORAGE EXTERNAL;

CREATE INDEX pages_of_source ON pages (source, outcome);
CREATE INDEX pages_to_read ON pages (id) WHERE hash IS NOT NULL;

GRANT SELECT, INSERT, UPDATE, DELETE ON sources, pages TO curation_app;
