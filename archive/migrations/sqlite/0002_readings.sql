-- What the records say, one row a thing, with the corrections applied. These
-- tables can be filled again from record and correction at any time.
--
-- Lists are ordered by the columns called sort: the day of the thing in the
-- upper bits, then the document's serial, then the place in the record. So each
-- index that ends in it yields the newest first without sorting.

-- +goose Up
CREATE TABLE actor (
    serial    INTEGER PRIMARY KEY,
    id        TEXT    NOT NULL UNIQUE,
    kind      TEXT    NOT NULL, -- person, country, organization
    name      TEXT    NOT NULL,
    country   TEXT    NOT NULL,
    documents INTEGER NOT NULL DEFAULT 0 -- in how many it appears
);
CREATE INDEX actor_documents ON actor (documents DESC, serial);
CREATE INDEX actor_country ON actor (country, documents DESC, serial);

-- The words of the names an actor goes by, folded, to look it up.
CREATE TABLE actor_word (
    word  TEXT    NOT NULL,
    actor INTEGER NOT NULL REFERENCES actor (serial),
    PRIMARY KEY (word, actor)
) WITHOUT ROWID;

-- An actor as one document has it.
CREATE TABLE appearance (
    document     INTEGER NOT NULL REFERENCES document (serial),
    local        TEXT    NOT NULL, -- the actor's id in the record
    actor        INTEGER REFERENCES actor (serial), -- NULL for a group
    name         TEXT    NOT NULL,
    country      TEXT    NOT NULL,
    sector       TEXT    NOT NULL,
    office       TEXT    NOT NULL,
    office_of    TEXT    NOT NULL, -- the country or organization of the office
    level        TEXT    NOT NULL,
    office_state TEXT    NOT NULL, -- former, acting, elect…
    PRIMARY KEY (document, local)
) WITHOUT ROWID;
CREATE INDEX appearance_actor ON appearance (actor, document);

CREATE TABLE mention (
    document INTEGER NOT NULL REFERENCES document (serial),
    start    INTEGER NOT NULL, -- code points of the stored text
    stop     INTEGER NOT NULL, -- exclusive
    local    TEXT    NOT NULL,
    how      TEXT    NOT NULL,
    PRIMARY KEY (document, start, stop, local)
) WITHOUT ROWID;

CREATE TABLE encounter (
    sort        INTEGER PRIMARY KEY,
    document    INTEGER NOT NULL REFERENCES document (serial),
    id          TEXT    NOT NULL, -- in the record
    kind        TEXT    NOT NULL,
    mode        TEXT    NOT NULL,
    status      TEXT    NOT NULL,
    background  INTEGER NOT NULL,
    visit_kind  TEXT    NOT NULL,
    date        TEXT    NOT NULL,
    end_date    TEXT    NOT NULL,
    ongoing_on  TEXT    NOT NULL,
    venue       TEXT    NOT NULL,
    city        TEXT    NOT NULL,
    country     TEXT    NOT NULL,
    reported_by TEXT    NOT NULL,
    part_of     TEXT    NOT NULL,
    terms       TEXT    NOT NULL,
    body        TEXT    NOT NULL, -- the encounter, JSON with its evidence
    UNIQUE (document, id)
);

CREATE TABLE participant (
    encounter INTEGER NOT NULL REFERENCES encounter (sort) ON DELETE CASCADE,
    position  INTEGER NOT NULL,
    local     TEXT    NOT NULL,
    role      TEXT    NOT NULL,
    PRIMARY KEY (encounter, position)
) WITHOUT ROWID;

CREATE TABLE statement (
    sort         INTEGER PRIMARY KEY,
    document     INTEGER NOT NULL REFERENCES document (serial),
    id           TEXT    NOT NULL,
    speaker      TEXT    NOT NULL, -- the actor's id in the record
    on_behalf_of TEXT    NOT NULL,
    addressee    TEXT    NOT NULL,
    encounter    TEXT    NOT NULL,
    reported_by  TEXT    NOT NULL,
    quoted       INTEGER NOT NULL,
    terms        TEXT    NOT NULL,
    body         TEXT    NOT NULL,
    UNIQUE (document, id)
);
CREATE INDEX statement_encounter ON statement (document, encounter) WHERE encounter <> '';

CREATE TABLE act (
    statement INTEGER NOT NULL REFERENCES statement (sort) ON DELETE CASCADE,
    position  INTEGER NOT NULL,
    act       TEXT    NOT NULL,
    status    TEXT    NOT NULL,
    target    TEXT    NOT NULL,
    start     INTEGER NOT NULL,
    stop      INTEGER NOT NULL,
    PRIMARY KEY (statement, position)
) WITHOUT ROWID;

CREATE TABLE event (
    sort      INTEGER PRIMARY KEY,
    document  INTEGER NOT NULL REFERENCES document (serial),
    id        TEXT    NOT NULL,
    type      TEXT    NOT NULL, -- PLOVER
    mode      TEXT    NOT NULL,
    actor     TEXT    NOT NULL, -- CAMEO codes, parted by spaces
    recipient TEXT    NOT NULL,
    cameo     TEXT    NOT NULL,
    goldstein REAL    NOT NULL,
    quad      INTEGER NOT NULL,
    status    TEXT    NOT NULL,
    date      TEXT    NOT NULL,
    place     TEXT    NOT NULL,
    body      TEXT    NOT NULL,
    UNIQUE (document, id)
);

CREATE TABLE formula (
    document INTEGER NOT NULL REFERENCES document (serial),
    position INTEGER NOT NULL,
    formula  TEXT    NOT NULL,
    variant  TEXT    NOT NULL,
    speaker  TEXT    NOT NULL,
    start    INTEGER NOT NULL,
    stop     INTEGER NOT NULL,
    PRIMARY KEY (document, position)
) WITHOUT ROWID;
CREATE INDEX formula_formula ON formula (formula, document);

-- What can be asked for, as an inverted index: a term is a field of a filter and
-- a value of it, and the tables below list the things it holds for.
CREATE TABLE term (
    id    INTEGER PRIMARY KEY,
    field TEXT    NOT NULL,
    value TEXT    NOT NULL, -- folded: small letters, no accents
    UNIQUE (field, value)
);
CREATE TABLE document_term (
    term INTEGER NOT NULL,
    item INTEGER NOT NULL, -- document.sort
    PRIMARY KEY (term, item)
) WITHOUT ROWID;
CREATE TABLE encounter_term (
    term INTEGER NOT NULL,
    item INTEGER NOT NULL, -- encounter.sort
    PRIMARY KEY (term, item)
) WITHOUT ROWID;
CREATE TABLE statement_term (
    term INTEGER NOT NULL,
    item INTEGER NOT NULL, -- statement.sort
    PRIMARY KEY (term, item)
) WITHOUT ROWID;
