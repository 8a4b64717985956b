-- Dossiers: the reports of one encounter together. They are a function of the
-- reports and of what people ruled, kept up to date with each change of them;
-- only their ids have a history.

-- +goose Up
CREATE TABLE dossier (
    serial  INTEGER PRIMARY KEY,
    id      TEXT    NOT NULL UNIQUE,
    sort    INTEGER NOT NULL UNIQUE, -- day, then serial
    lead    INTEGER NOT NULL, -- the report that tells most: encounter.sort
    reports INTEGER NOT NULL, -- how many
    stories INTEGER NOT NULL, -- how many, copies of one text counted once
    status  TEXT    NOT NULL, -- as reported last
    terms   TEXT    NOT NULL,
    body    TEXT    NOT NULL  -- its joins with their scores and reasons, its stories and history; JSON
);
CREATE TABLE dossier_term (
    term INTEGER NOT NULL,
    item INTEGER NOT NULL, -- dossier.sort
    PRIMARY KEY (term, item)
) WITHOUT ROWID;

CREATE TABLE report (
    encounter INTEGER PRIMARY KEY REFERENCES encounter (sort) ON DELETE CASCADE,
    dossier   INTEGER REFERENCES dossier (serial),
    body      TEXT NOT NULL -- what reports are compared by, without the text's fingerprint; JSON
);
CREATE INDEX report_dossier ON report (dossier);

CREATE TABLE fingerprint (
    document INTEGER PRIMARY KEY REFERENCES document (serial),
    body     TEXT NOT NULL -- JSON
);

-- Where reports look for others of the same encounter. Blocks are kept as
-- numbers made of their names; two names of one number cost a comparison more.
CREATE TABLE report_block (
    block     INTEGER NOT NULL,
    encounter INTEGER NOT NULL REFERENCES encounter (sort) ON DELETE CASCADE,
    PRIMARY KEY (block, encounter)
) WITHOUT ROWID;
CREATE INDEX report_block_encounter ON report_block (encounter);
