-- Documents as they were kept: their text, where they came from, the bytes they
-- were made of and the record read from them. Everything else in the archive is
-- derived from these tables and from the corrections.

-- +goose Up
CREATE TABLE document (
    serial         INTEGER PRIMARY KEY, -- a small number, of this archive only
    id             TEXT    NOT NULL UNIQUE, -- SHA-256 of the stored text
    sort           INTEGER NOT NULL UNIQUE, -- the order of lists: day, then serial
    day            TEXT    NOT NULL, -- published, else as its header or dateline says; '' when not told
    title          TEXT    NOT NULL,
    language       TEXT    NOT NULL,
    agency         TEXT    NOT NULL,
    publisher      TEXT    NOT NULL,
    url            TEXT    NOT NULL,
    terms          TEXT    NOT NULL DEFAULT '', -- the rows of document_term, for taking them away again
    added          TEXT    NOT NULL
);

CREATE TABLE document_text (
    sort INTEGER PRIMARY KEY REFERENCES document (sort) ON UPDATE CASCADE ON DELETE CASCADE,
    text TEXT NOT NULL
);

-- "porter" lets "talks" find "talk". It also takes "one" for "on", so a query
-- with a phrase in quotation marks is asked of document_exact, which keeps words
-- as they are.
CREATE VIRTUAL TABLE document_fts USING fts5 (
    text, content = 'document_text', content_rowid = 'sort',
    tokenize = 'porter unicode61 remove_diacritics 2'
);
CREATE VIRTUAL TABLE document_exact USING fts5 (
    text, content = 'document_text', content_rowid = 'sort',
    tokenize = 'unicode61 remove_diacritics 2'
);

-- +goose StatementBegin
CREATE TRIGGER document_text_insert AFTER INSERT ON document_text BEGIN
    INSERT INTO document_fts (rowid, text) VALUES (new.sort, new.text);
    INSERT INTO document_exact (rowid, text) VALUES (new.sort, new.text);
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER document_text_delete AFTER DELETE ON document_text BEGIN
    INSERT INTO document_fts (document_fts, rowid, text) VALUES ('delete', old.sort, old.text);
    INSERT INTO document_exact (document_exact, rowid, text) VALUES ('delete', old.sort, old.text);
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER document_text_update AFTER UPDATE ON document_text BEGIN
    INSERT INTO document_fts (document_fts, rowid, text) VALUES ('delete', old.sort, old.text);
    INSERT INTO document_exact (document_exact, rowid, text) VALUES ('delete', old.sort, old.text);
    INSERT INTO document_fts (rowid, text) VALUES (new.sort, new.text);
    INSERT INTO document_exact (rowid, text) VALUES (new.sort, new.text);
END;
-- +goose StatementEnd

CREATE TABLE original (
    hash TEXT    PRIMARY KEY, -- SHA-256 of the bytes as they came
    size INTEGER NOT NULL,    -- their number
    data BLOB                 -- the bytes, zstd; NULL when they were not to be kept
);

CREATE TABLE source (
    id       INTEGER PRIMARY KEY,
    document INTEGER NOT NULL REFERENCES document (serial),
    input    TEXT    NOT NULL, -- the file, address or "-"
    part     TEXT    NOT NULL, -- the part of a container, '' for the whole
    url      TEXT    NOT NULL,
    page     TEXT    NOT NULL, -- the address whose versions are told apart; '' when none is known
    fetched  TEXT    NOT NULL, -- when it was taken from url; '' when not told
    position INTEGER NOT NULL, -- where the part begins in its container, in bytes
    original TEXT    NOT NULL REFERENCES original (hash),
    options  TEXT    NOT NULL, -- what was known besides the bytes, JSON
    added    TEXT    NOT NULL,
    UNIQUE (document, input, part, url, original)
);
CREATE INDEX source_original ON source (original);
CREATE INDEX source_page ON source (page) WHERE page <> '';

CREATE TABLE record (
    document INTEGER PRIMARY KEY REFERENCES document (serial),
    schema   TEXT    NOT NULL,
    reader   TEXT    NOT NULL, -- the version that read it
    model    TEXT    NOT NULL,
    json     BLOB    NOT NULL  -- as read, without the text; zstd
);
CREATE INDEX record_reader ON record (reader, model);
