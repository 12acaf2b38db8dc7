-- What pages were read as. A text revision is kept once, under its hash, and never changes: offsets and evidence point into it.
-- A posting's row is decided by the page that was fetched last (then by the greater page id), so that the order in which pages are read
-- leaves no trace. first_seen and last_seen are dates of fetching; missed counts complete listings of its page without it.

CREATE TABLE texts (
    hash text PRIMARY KEY,
    text text NOT NULL
);

CREATE TABLE postings (
    id              uuid PRIMARY KEY,
    source          text NOT NULL REFERENCES sources,
    external_id     text NOT NULL,
    page            uuid NOT NULL REFERENCES pages,
    page_fetched_at timestamptz NOT NULL,
    reader_version  integer NOT NULL,
    url             text,
    title           text NOT NULL,
    employer        text,
    text_hash       text NOT NULL REFERENCES texts,
    published_on    date,
    valid_through   date,
    location        text,
    remote          boolean,
    employment_type text,
    department      text,
    salary_min      numeric,
    salary_max      numeric,
    salary_currency text,
    salary_unit     text,
    language        text,
    -- Field → the rule that produced it.
    provenance      jsonb NOT NULL,
    first_seen      date NOT NULL,
    last_seen       date NOT NULL,
    missed          smallint NOT NULL DEFAULT 0,
    missed_on       date,
    gone_on         date,
    -- The date that puts it into a window.
    observed_on     date NOT NULL GENERATED ALWAYS AS (coalesce(published_on, first_seen)) STORED,
    -- What folding and analysing look at: another key means that it has to be done again.
    fold_key        text NOT NULL GENERATED ALWAYS AS (md5(text_hash || chr(31) || coalesce(employer, ''))) STORED,
    content_key     text NOT NULL GENERATED ALWAYS AS (md5(
        text_hash || chr(31) || title || chr(31) || coalesce(language, '') || chr(31) || coalesce(department, ''))) STORED
);

CREATE INDEX postings_of_page ON postings (page);
CREATE INDEX postings_of_source ON postings (source);
CREATE INDEX postings_observed_on ON postings (observed_on);

-- What folding made of a posting: whose it is, its MinHash signature, and the group of postings that are one over again.
-- cluster is the smallest id of the connected component over fold_pairs; split marks what a person has taken out of its group for good.
CREATE TABLE folds (
    posting      uuid PRIMARY KEY REFERENCES postings ON DELETE CASCADE,
    fold_version integer NOT NULL,
    fold_key     text NOT NULL,
    employer_key text,
    signature    bytea NOT NULL,
    cluster      uuid NOT NULL,
    split        boolean NOT NULL DEFAULT false
);

CREATE INDEX folds_of_cluster ON folds (cluster);
CREATE INDEX folds_of_employer ON folds (employer_key);

CREATE TABLE fold_bands (
    posting uuid NOT NULL REFERENCES folds ON DELETE CASCADE,
    band    smallint NOT NULL,
    hash    bigint NOT NULL,
    PRIMARY KEY (posting, band)
);

CREATE INDEX fold_bands_alike ON fold_bands (hash, band);

CREATE TABLE fold_pairs (
    lesser  uuid NOT NULL REFERENCES folds ON DELETE CASCADE,
    greater uuid NOT NULL REFERENCES folds ON DELETE CASCADE,
    PRIMARY KEY (lesser, greater),
    CHECK (lesser < greater)
);

CREATE INDEX fold_pairs_of_greater ON fold_pairs (greater);

GRANT SELECT, INSERT ON texts TO curation_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON postings, folds, fold_bands, fold_pairs TO curation_app;
