-- Which skills an occupation of a taxonomy asks for, in the order of the import.

CREATE TABLE taxonomy_relations (
    scheme     text NOT NULL REFERENCES taxonomies ON DELETE CASCADE,
    position   integer NOT NULL,
    occupation text NOT NULL,
    skill      text NOT NULL,
    essential  boolean NOT NULL,
    PRIMARY KEY (scheme, position)
);

GRANT SELECT, INSERT, UPDATE, DELETE ON taxonomy_relations TO curation_app;
