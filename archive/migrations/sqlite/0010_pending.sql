-- Reports that wait to be compared with others: see Options.Deferred.

-- +goose Up
CREATE TABLE pending (
    encounter INTEGER PRIMARY KEY REFERENCES encounter (sort) ON DELETE CASCADE,
    shard     TEXT NOT NULL -- the part of the work it belongs to: see dossier.Shard
);
CREATE INDEX pending_shard ON pending (shard, encounter);

-- The counts of days are written with the other rows, in an order that no two
-- writers can get into each other's way by.
DROP TRIGGER document_day_insert;
DROP TRIGGER document_day_update;
