-- The nights and their units of work. A unit is claimed under a lease by this server's clock and an epoch that rises with every claim;
-- the first statement of every save is the unit's row under its epoch, so a worker that was frozen and wakes up writes nothing.
-- worker is the second key of the session advisory lock (1129665111, worker) that a live worker holds: when it is free, the worker is
-- dead and its units can be claimed at once. Ledger times are this server's clock; runs carry business times.

CREATE TABLE runs (
    id            uuid PRIMARY KEY,
    business_date date NOT NULL UNIQUE,
    state         text NOT NULL CHECK (state IN ('running', 'succeeded', 'succeeded_with_problems', 'failed', 'cancelled')),
    started_at    timestamptz NOT NULL,
    finished_at   timestamptz,
    reason        text
);

CREATE UNIQUE INDEX runs_one_running ON runs ((true)) WHERE state = 'running';

-- A row: the step is planned, and is not planned again.
CREATE TABLE run_steps (
    run        uuid NOT NULL REFERENCES runs,
    step       text NOT NULL,
    planned_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (run, step)
);

CREATE SEQUENCE worker_keys AS integer CYCLE;

CREATE TABLE workers (
    key        integer PRIMARY KEY,
    name       text NOT NULL,
    started_at timestamptz NOT NULL DEFAULT clock_timestamp()
);

CREATE TABLE units (
    id          uuid PRIMARY KEY,
    run         uuid NOT NULL,
    step        text NOT NULL,
    source      text,
    batch       integer NOT NULL,
    items       text[] NOT NULL,
    state       text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'leased', 'done', 'failed', 'cancelled')),
    epoch       integer NOT NULL DEFAULT 0,
    attempts    integer NOT NULL DEFAULT 0,
    worker      integer,
    lease_until timestamptz,
    next_at     timestamptz NOT NULL DEFAULT clock_timestamp(),
    problems    integer NOT NULL DEFAULT 0,
    reason      text,
    FOREIGN KEY (run, step) REFERENCES run_steps
);

CREATE INDEX units_left ON units (run, step, batch, source) WHERE state IN ('waiting', 'leased');
CREATE INDEX units_of_run ON units (run, step);

GRANT SELECT, INSERT, UPDATE, DELETE ON runs, run_steps, workers, units TO curation_app;
GRANT USAGE ON SEQUENCE worker_keys TO curation_app;
