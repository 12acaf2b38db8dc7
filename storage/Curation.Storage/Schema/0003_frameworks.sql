-- Frameworks as published. An element is content under its hash; a version is its list of (element, hash): versions share what did not change,
-- and comparing two of them is comparing two lists. JSON is kept as text, byte for byte, because the hash is over those bytes.
-- The application may add to these tables and never change or remove what is in them; only the roots (frameworks) are locked while publishing.

CREATE TABLE frameworks (
    code text PRIMARY KEY,
    name text NOT NULL
);

CREATE TABLE framework_elements (
    hash text PRIMARY KEY,
    json text NOT NULL
);

CREATE TABLE framework_versions (
    framework    text NOT NULL REFERENCES frameworks,
    version      integer NOT NULL CHECK (version > 0),
    hash         text NOT NULL,
    notes        text NOT NULL,
    published_at timestamptz NOT NULL,
    effective_on date NOT NULL,
    PRIMARY KEY (framework, version)
);

CREATE TABLE framework_version_elements (
    framework text NOT NULL,
    version   integer NOT NULL,
    element   text NOT NULL,
    position  integer NOT NULL,
    hash      text NOT NULL REFERENCES framework_elements,
    PRIMARY KEY (framework, version, element),
    FOREIGN KEY (framework, version) REFERENCES framework_versions
);

-- Imported lists of skills and occupations. A term is kept as the record that it is; nothing asks for its parts yet.
CREATE TABLE taxonomies (
    scheme text PRIMARY KEY
);

CREATE TABLE taxonomy_terms (
    scheme   text NOT NULL REFERENCES taxonomies ON DELETE CASCADE,
    kind     text NOT NULL CHECK (kind IN ('skill', 'occupation')),
    position integer NOT NULL,
    term     text NOT NULL,
    PRIMARY KEY (scheme, kind, position)
);

GRANT SELECT, INSERT, UPDATE ON frameworks TO curation_app;
GRANT SELECT, INSERT ON framework_elements, framework_versions, framework_version_elements TO curation_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON taxonomies, taxonomy_terms TO curation_app;
