-- Who held which office when: what texts show, and what analysts enter. The
-- list of heads of state and the like is part of the program.

-- +goose Up
CREATE TABLE observation (
    document INTEGER NOT NULL REFERENCES document (serial),
    position INTEGER NOT NULL,
    place    TEXT    NOT NULL, -- the country of the office, else its organization
    body     TEXT    NOT NULL, -- JSON
    PRIMARY KEY (document, position)
) WITHOUT ROWID;
CREATE INDEX observation_place ON observation (place, document);

CREATE TABLE tenure (
    country      TEXT NOT NULL,
    organization TEXT NOT NULL,
    level        TEXT NOT NULL,
    title        TEXT NOT NULL,
    person       TEXT NOT NULL,
    start        TEXT NOT NULL,
    stop         TEXT NOT NULL,
    status       TEXT NOT NULL,
    author       TEXT NOT NULL,
    added        TEXT NOT NULL,
    PRIMARY KEY (country, organization, level, title, person, start)
) WITHOUT ROWID;
