-- Which decisions a version brought, each with the change as it was applied and the one that takes it back; and what stands for codes that went.
-- A decision is published once. label: first, major when a code comes or goes, else minor.

ALTER TABLE framework_versions
    ADD COLUMN label        text CHECK (label IN ('first', 'major', 'minor')),
    ADD COLUMN published_by text;

CREATE TABLE version_decisions (
    framework text NOT NULL,
    version   integer NOT NULL,
    position  integer NOT NULL,
    decision  uuid NOT NULL UNIQUE REFERENCES decisions,
    change    text NOT NULL,
    inverse   text NOT NULL,
    PRIMARY KEY (framework, version, position),
    FOREIGN KEY (framework, version) REFERENCES framework_versions
);

CREATE TABLE code_heirs (
    framework   text NOT NULL,
    version     integer NOT NULL,
    element     text NOT NULL,
    replaced_by text NOT NULL,
    PRIMARY KEY (framework, version, element),
    FOREIGN KEY (framework, version) REFERENCES framework_versions
);

GRANT SELECT, INSERT ON version_decisions, code_heirs TO curation_app;
