-- What people rule on records, apart from what was read.

-- +goose Up
CREATE TABLE correction (
    id       TEXT PRIMARY KEY,
    document TEXT NOT NULL, -- document.id; it need not be in the archive yet
    other    TEXT NOT NULL, -- the other document of a split or join, else ''
    verb     TEXT NOT NULL,
    time     TEXT NOT NULL,
    author   TEXT NOT NULL,
    body     TEXT NOT NULL, -- the correction, JSON
    added    TEXT NOT NULL
);
CREATE INDEX correction_document ON correction (document);
CREATE INDEX correction_other ON correction (other) WHERE other <> '';

-- The rulings on dossiers, resolved to the encounters as they are read now.
CREATE TABLE link (
    correction  TEXT PRIMARY KEY REFERENCES correction (id),
    a_document  TEXT NOT NULL,
    a_encounter TEXT NOT NULL,
    b_document  TEXT NOT NULL,
    b_encounter TEXT NOT NULL,
    same        INTEGER NOT NULL
);
