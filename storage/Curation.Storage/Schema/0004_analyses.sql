-- What each version of the analyst made of each posting. Proposals count the live version's analyses only.
-- Mentions are one JSON array a posting, not a row each: an analysis is written and read whole (the window reads every mention of every
-- posting in it), a row each would be some fifteen times as many rows and index entries, and what is asked of single mentions,
-- "which postings ask for this skill or this role", is answered by the two indexes below.

CREATE TABLE models (
    model         text PRIMARY KEY,
    registered_at timestamptz NOT NULL,
    live          boolean NOT NULL DEFAULT false,
    live_since    timestamptz
);

CREATE UNIQUE INDEX models_one_live ON models (live) WHERE live;

CREATE TABLE analyses (
    posting            uuid NOT NULL REFERENCES postings ON DELETE CASCADE,
    model              text NOT NULL,
    -- What was analysed: the posting's content_key at that time, and the text revision that the offsets point into.
    content_key        text NOT NULL,
    text_hash          text NOT NULL REFERENCES texts,
    profile            text,
    role_score         double precision,
    abstained          boolean,
    role               jsonb,
    mentions           jsonb NOT NULL,
    skills             text[] NOT NULL,
    not_judged_because text,
    PRIMARY KEY (posting, model)
);

CREATE INDEX analyses_of_role ON analyses (model, profile) WHERE NOT abstained;
CREATE INDEX analyses_of_skill ON analyses USING gin (skills);

GRANT SELECT, INSERT, UPDATE, DELETE ON models, analyses TO curation_app;
