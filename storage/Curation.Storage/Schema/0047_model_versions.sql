-- The models that an analyst is made of, each with versions of its own: the tagger, the encoder that links, and what roles are judged with.
-- What ships with the program has no content here, for it lies beside the program; what was added has, so that every worker finds it and a
-- backup holds it.

CREATE TABLE model_versions (
    kind          text NOT NULL CHECK (kind IN ('tagger', 'linker', 'roles')),
    hash          text NOT NULL,
    name          text NOT NULL,
    card          text NOT NULL,
    data_hash     text,
    parameters    jsonb,
    content       bytea,
    registered_at timestamptz NOT NULL,
    registered_by text NOT NULL,
    PRIMARY KEY (kind, hash)
);

-- Weights do not compress.
ALTER TABLE model_versions ALTER COLUMN content SET STORAGE EXTERNAL;

-- What a version did on a labelled set; measured again, the later figures stand.
CREATE TABLE model_evaluations (
    kind         text NOT NULL,
    model        text NOT NULL,
    set_hash     text NOT NULL,
    document     jsonb NOT NULL,
    evaluated_at timestamptz NOT NULL,
    PRIMARY KEY (kind, model, set_hash),
    FOREIGN KEY (kind, model) REFERENCES model_versions (kind, hash)
);

-- Which version is in force: the last row of its kind. Rows are added and never changed.
CREATE TABLE model_choices (
    number     bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    kind       text NOT NULL,
    hash       text NOT NULL,
    -- The one in force before.
    instead_of text,
    chosen_at  timestamptz NOT NULL,
    chosen_by  text NOT NULL,
    why        text NOT NULL,
    -- The sets on which the two were compared.
    compared   jsonb NOT NULL DEFAULT '[]',
    -- It was worse, and somebody took it all the same.
    is_worse   boolean NOT NULL DEFAULT false,
    FOREIGN KEY (kind, hash) REFERENCES model_versions (kind, hash)
);

CREATE INDEX model_choices_of_kind ON model_choices (kind, number DESC);

-- What a version of the analyst is made of, and the window that it was last asked to judge.
ALTER TABLE models
    ADD COLUMN tagger      text,
    ADD COLUMN linker      text,
    ADD COLUMN roles       text,
    ADD COLUMN corrections integer,
    ADD COLUMN window_from date,
    ADD COLUMN window_to   date;

ALTER TABLE run_requests DROP CONSTRAINT run_requests_kind_check;
ALTER TABLE run_requests ADD CONSTRAINT run_requests_kind_check CHECK (kind IN ('run_now', 'retry_failed', 'analyse_again'));

GRANT SELECT, INSERT ON model_versions, model_choices TO curation_app;
GRANT SELECT, INSERT, UPDATE ON model_evaluations TO curation_app;
