-- What people decide. A decision is the JSON record that it is (body); columns of its own hold what is asked for. It is added and never changed:
-- a later row takes an earlier one back (undoes). proposals.decision names the one in force. The state of a framework's draft is the fold of
-- the decisions that approve a change, in the order of their numbers, over the published version.

ALTER TABLE proposals
    ADD COLUMN origin      text NOT NULL DEFAULT 'night' CHECK (origin IN ('night', 'person')),
    ADD COLUMN proposed_by text,
    ADD COLUMN decision    uuid REFERENCES decisions,
    ADD CHECK (decision IS NULL OR state = 'decided');

ALTER TABLE decisions
    ADD COLUMN number    bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
    ADD COLUMN framework text NOT NULL REFERENCES frameworks,
    ADD COLUMN approves  boolean NOT NULL,
    ADD COLUMN undoes    uuid UNIQUE REFERENCES decisions,
    ADD COLUMN body      text NOT NULL;

CREATE INDEX decisions_that_approve ON decisions (framework, number) WHERE approves;
CREATE INDEX decisions_by_time ON decisions (number DESC);

-- What someone has typed and not sent. It is theirs, and it survives a restart.
CREATE TABLE input_drafts (
    actor    text NOT NULL,
    subject  text NOT NULL,
    content  text NOT NULL,
    saved_at timestamptz NOT NULL,
    PRIMARY KEY (actor, subject)
);

-- What people say of single postings and sentences, to learn from.
CREATE TABLE labels (
    id       uuid PRIMARY KEY,
    kind     text NOT NULL CHECK (kind IN ('wrong_role', 'not_evidence')),
    posting  uuid NOT NULL,
    -- Of a sentence: the text revision and where in it.
    text     text,
    starts   integer,
    ends     integer,
    proposal uuid REFERENCES proposals,
    detail   text,
    actor    text NOT NULL,
    at       timestamptz NOT NULL,
    CHECK ((kind = 'not_evidence') = (num_nonnulls(text, starts, ends) = 3))
);

CREATE INDEX labels_of_posting ON labels (posting);

CREATE INDEX audit_of_subject ON audit (subject, number);

GRANT SELECT, INSERT, UPDATE, DELETE ON input_drafts TO curation_app;
GRANT SELECT, INSERT, DELETE ON labels TO curation_app;
