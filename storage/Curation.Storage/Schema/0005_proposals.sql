-- Proposals, one a place in a framework (the id derives from framework, kind, profile and target, never from the proposed value),
-- and the decisions on them. The body is the proposal as the documented form has it, without its evidence; what queues are filtered
-- and ordered by stands in columns of its own. digest tells whether anything changed, so that an unchanged proposal is not rewritten.

CREATE TABLE proposals (
    id                uuid PRIMARY KEY,
    framework         text NOT NULL REFERENCES frameworks,
    kind              text NOT NULL,
    profile           text,
    target            text NOT NULL,
    based_on_version  integer NOT NULL,
    rank              double precision NOT NULL,
    body              text NOT NULL,
    digest            text NOT NULL,
    state             text NOT NULL CHECK (state IN ('open', 'withdrawn', 'decided')),
    withdrawn_because text,
    first_run         uuid NOT NULL,
    last_run          uuid NOT NULL,
    opened_at         timestamptz NOT NULL,
    updated_at        timestamptz NOT NULL,
    CHECK ((state = 'withdrawn') = (withdrawn_because IS NOT NULL))
);

CREATE INDEX proposals_queue ON proposals (framework, state, rank DESC);

-- A sentence is kept beside its place: it is still shown when the posting has been purged.
CREATE TABLE evidence (
    proposal   uuid NOT NULL REFERENCES proposals ON DELETE CASCADE,
    position   integer NOT NULL,
    posting    uuid NOT NULL,
    url        text,
    employer   text,
    dated      date NOT NULL,
    text_hash  text NOT NULL,
    sentence   text NOT NULL,
    starts     integer NOT NULL,
    ends       integer NOT NULL,
    span_start integer NOT NULL,
    span_end   integer NOT NULL,
    PRIMARY KEY (proposal, position)
);

CREATE INDEX evidence_of_posting ON evidence (posting);

-- One row a decision; a later one takes an earlier one back, nothing is removed.
CREATE TABLE decisions (
    id         uuid PRIMARY KEY,
    proposal   uuid NOT NULL REFERENCES proposals,
    outcome    text NOT NULL,
    reason     text,
    amended    text,
    decided_by text NOT NULL,
    decided_at timestamptz NOT NULL
);

CREATE INDEX decisions_on_proposal ON decisions (proposal, decided_at);

-- What people did. The application adds rows and cannot change or remove them; each hash covers the one before.
CREATE TABLE audit (
    number        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at            timestamptz NOT NULL,
    actor         text NOT NULL,
    act           text NOT NULL,
    subject       text NOT NULL,
    detail        text NOT NULL,
    previous_hash text NOT NULL,
    hash          text NOT NULL
);

GRANT SELECT, INSERT, UPDATE, DELETE ON proposals, evidence TO curation_app;
GRANT SELECT, INSERT ON decisions, audit TO curation_app;
