-- The outbox: a dirty set, one row an (index, id), written in the transaction of the change and only while search is configured.
-- It says that something changed, never what: the relay indexes the current row. version comes from one sequence, so that the index can
-- refuse what is older than what it holds (external_gte). A row that the index refuses is parked with its reason.

CREATE SEQUENCE search_versions AS bigint;

CREATE TABLE outbox (
    index_name     text NOT NULL,
    id             text NOT NULL,
    version        bigint NOT NULL DEFAULT nextval('search_versions'),
    attempts       integer NOT NULL DEFAULT 0,
    next_at        timestamptz NOT NULL DEFAULT clock_timestamp(),
    reason         text,
    parked         boolean NOT NULL DEFAULT false,
    PRIMARY KEY (index_name, id)
);

CREATE INDEX outbox_due ON outbox (index_name, next_at) WHERE NOT parked;

-- Which index readers see, and which one is being filled beside it. The alias in Elasticsearch follows this.
CREATE TABLE search_indexes (
    name     text PRIMARY KEY,
    live     text,
    building text
);

GRANT SELECT, INSERT, UPDATE, DELETE ON outbox, search_indexes TO curation_app;
GRANT USAGE ON SEQUENCE search_versions TO curation_app;
