-- Where set phrases are used, packed so that a ledger over years is a walk over
-- a few rows. The rows of formula are what this is made of.

-- +goose Up
CREATE TABLE phrase (
    id     INTEGER PRIMARY KEY,
    words  TEXT NOT NULL UNIQUE, -- a formula or a variant, as listed
    folded TEXT NOT NULL,        -- small letters, no accents
    key    TEXT NOT NULL         -- as addresses have it
);
CREATE INDEX phrase_folded ON phrase (folded);
CREATE INDEX phrase_key ON phrase (key);

CREATE TABLE formula_use (
    formula INTEGER NOT NULL REFERENCES phrase (id),
    year    INTEGER NOT NULL, -- of the documents' days; 0 for those without
    part    INTEGER NOT NULL, -- a part is filled before the next is begun
    heads   BLOB    NOT NULL, -- what overviews need of each use
    tails   BLOB    NOT NULL, -- the rest; the same uses in the same order
    PRIMARY KEY (formula, year, part)
) WITHOUT ROWID;

-- How many documents each day has, to tell rates.
CREATE TABLE document_day (
    day       INTEGER PRIMARY KEY, -- as in the upper bits of document.sort
    documents INTEGER NOT NULL
);
INSERT INTO document_day SELECT sort >> 44, count(*) FROM document GROUP BY 1;

-- +goose StatementBegin
CREATE TRIGGER document_day_insert AFTER INSERT ON document BEGIN
    INSERT INTO document_day VALUES (new.sort >> 44, 1) ON CONFLICT (day) DO UPDATE SET documents = documents + 1;
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER document_day_update AFTER UPDATE OF sort ON document WHEN old.sort >> 44 <> new.sort >> 44 BEGIN
    UPDATE document_day SET documents = documents - 1 WHERE day = old.sort >> 44;
    INSERT INTO document_day VALUES (new.sort >> 44, 1) ON CONFLICT (day) DO UPDATE SET documents = documents + 1;
END;
-- +goose StatementEnd

-- Whether documents that were there before this table are still to be taken in.
CREATE TABLE formula_state (behind INTEGER NOT NULL);
INSERT INTO formula_state SELECT EXISTS (SELECT 1 FROM formula);
