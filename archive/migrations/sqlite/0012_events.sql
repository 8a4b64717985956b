-- What events can be asked for, as an inverted index like those of statements and
-- encounters. The archive fills it when it is opened next, and moves events without
-- a day of their own to the day of their document.

-- +goose Up
CREATE TABLE event_term (
    term INTEGER NOT NULL,
    item INTEGER NOT NULL, -- event.sort
    PRIMARY KEY (term, item)
) WITHOUT ROWID;
ALTER TABLE event ADD COLUMN terms TEXT NOT NULL DEFAULT ''; -- '' while it is in no list
CREATE INDEX event_unlisted ON event (sort) WHERE terms = '';
