-- The words of each posting as both search engines know them. They are parted, folded and cut in one place (Search/Words.cs), so that the same
-- query finds the same postings in either; nothing here calls to_tsvector. key tells whether title, employer, place or text changed since,
-- analysis is the version of that one place. Rows are written in the transaction that changes the posting.

CREATE TABLE search_words (
    posting  uuid PRIMARY KEY REFERENCES postings ON DELETE CASCADE,
    key      text NOT NULL,
    analysis integer NOT NULL,
    words    tsvector NOT NULL
);

CREATE INDEX search_words_words ON search_words USING gin (words);

-- One row: the version that all rows above have at least.
CREATE TABLE search_analysis (
    one     boolean PRIMARY KEY DEFAULT true CHECK (one),
    version integer NOT NULL
);

-- A cluster's size is asked for beside each hit, an employer's and a place's name when a filter is typed.
CREATE INDEX postings_of_location ON postings (location) WHERE location IS NOT NULL;

GRANT SELECT, INSERT, UPDATE, DELETE ON search_words, search_analysis TO curation_app;
