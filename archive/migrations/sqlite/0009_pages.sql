-- What pages ask of many things at once, kept beside each of them: no page need
-- read what it does not show. The archive fills the columns when it is opened next.

-- +goose Up

-- How many things there are, by kind: document, encounter, statement, dossier,
-- and actors in use: person, country, organization.
CREATE TABLE tally (
    name  TEXT    PRIMARY KEY,
    items INTEGER NOT NULL
) WITHOUT ROWID;
INSERT INTO tally SELECT 'document', count(*) FROM document;
INSERT INTO tally SELECT 'encounter', count(*) FROM encounter;
INSERT INTO tally SELECT 'statement', count(*) FROM statement;
INSERT INTO tally SELECT 'dossier', count(*) FROM dossier;
INSERT INTO tally SELECT kind, count(*) FROM actor WHERE documents > 0 GROUP BY kind;

-- Places of encounters, for the map.
CREATE TABLE town (
    id      INTEGER PRIMARY KEY,
    city    TEXT NOT NULL,
    country TEXT NOT NULL,
    lat     REAL NOT NULL, -- both 0 when the point is not known
    lon     REAL NOT NULL,
    UNIQUE (city, country, lat, lon)
);

-- The shape of a dossier: its town, level of office and kind in one number, here
-- and wherever it is listed; -1 while it is not known.
ALTER TABLE dossier ADD COLUMN shape INTEGER NOT NULL DEFAULT -1;
ALTER TABLE dossier_term ADD COLUMN shape INTEGER NOT NULL DEFAULT -1;
CREATE INDEX dossier_unshaped ON dossier (sort) WHERE shape < 0;
DROP INDEX dossier_sample;
CREATE INDEX dossier_sample ON dossier (sort, shape, terms);

-- At whom an act is aimed: the country or organization of its own target, else of
-- the addressee of its statement; '' for nobody who has one.
ALTER TABLE act ADD COLUMN toward TEXT NOT NULL DEFAULT '';
UPDATE act SET toward = coalesce((
    SELECT CASE WHEN p.country <> '' THEN p.country ELSE coalesce(o.id, '') END
    FROM statement s JOIN appearance p ON p.document = s.document AND p.local = CASE WHEN act.target <> '' THEN act.target ELSE s.addressee END
    LEFT JOIN actor o ON o.serial = p.actor WHERE s.sort = act.statement), '');
