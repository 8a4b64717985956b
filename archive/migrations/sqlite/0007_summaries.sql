-- What summaries need besides the tables they are counted from.

-- +goose Up

-- Ids that dossiers had before they became part of others: the report, by its
-- document and id, that leads to the dossier of today.
CREATE TABLE former (
    id        TEXT PRIMARY KEY,
    document  TEXT NOT NULL,
    encounter TEXT NOT NULL
) WITHOUT ROWID;

-- Dossiers of several reports, to look through why they were joined.
CREATE INDEX dossier_joined ON dossier (sort) WHERE reports > 1;

-- Actors that are in use, by kind, to count them.
CREATE INDEX actor_kind ON actor (kind) WHERE documents > 0;

-- What a sample needs of dossiers, so that one is read without their bodies.
CREATE INDEX dossier_sample ON dossier (sort, lead, terms);
