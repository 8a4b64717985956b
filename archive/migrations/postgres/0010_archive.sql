-- An archive in PostgreSQL: the tables that migrations/sqlite has up to the same
-- number, with the same names and columns, so that one query serves both. What is
-- told of them there holds here.
--
-- Text is compared by its bytes, as SQLite does, so that lists have one order.
-- Truth values are numbers.

-- +goose Up
CREATE SEQUENCE document_serial;
CREATE TABLE document (
    serial         BIGINT PRIMARY KEY,
    id             TEXT   COLLATE "C" NOT NULL UNIQUE,
    sort           BIGINT NOT NULL UNIQUE,
    day            TEXT   COLLATE "C" NOT NULL,
    title          TEXT   COLLATE "C" NOT NULL,
    language       TEXT   COLLATE "C" NOT NULL,
    agency         TEXT   COLLATE "C" NOT NULL,
    publisher      TEXT   COLLATE "C" NOT NULL,
    url            TEXT   COLLATE "C" NOT NULL,
    terms          TEXT   COLLATE "C" NOT NULL DEFAULT '',
    added          TEXT   COLLATE "C" NOT NULL
);

-- The lexemes are stems as package fulltext makes them, without their places:
-- phrase is looked for in the text itself.
CREATE TABLE document_text (
    sort    BIGINT PRIMARY KEY REFERENCES document (sort) ON UPDATE CASCADE ON DELETE CASCADE,
    text    TEXT     COLLATE "C" NOT NULL,
    lexemes TSVECTOR NOT NULL
);
CREATE INDEX document_text_lexemes ON document_text USING gin (lexemes);

CREATE TABLE original (
    hash TEXT   COLLATE "C" PRIMARY KEY,
    size BIGINT NOT NULL,
    data BYTEA
);
ALTER TABLE original ALTER COLUMN data SET STORAGE EXTERNAL; -- it is compressed

CREATE TABLE source (
    id       BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    document BIGINT NOT NULL REFERENCES document (serial),
    input    TEXT   COLLATE "C" NOT NULL,
    part     TEXT   COLLATE "C" NOT NULL,
    url      TEXT   COLLATE "C" NOT NULL,
    page     TEXT   COLLATE "C" NOT NULL,
    fetched  TEXT   COLLATE "C" NOT NULL,
    position BIGINT NOT NULL,
    original TEXT   COLLATE "C" NOT NULL REFERENCES original (hash),
    options  TEXT   COLLATE "C" NOT NULL,
    added    TEXT   COLLATE "C" NOT NULL
);
-- Names of files and addresses may be longer than an index takes.
CREATE UNIQUE INDEX source_once ON source (document, md5(input), md5(part), md5(url), original);
CREATE INDEX source_original ON source (original);
CREATE INDEX source_page ON source USING hash (page) WHERE page <> '';

CREATE TABLE record (
    document BIGINT PRIMARY KEY REFERENCES document (serial),
    schema   TEXT   COLLATE "C" NOT NULL,
    reader   TEXT   COLLATE "C" NOT NULL,
    model    TEXT   COLLATE "C" NOT NULL,
    json     BYTEA  NOT NULL
);
ALTER TABLE record ALTER COLUMN json SET STORAGE EXTERNAL; -- it is compressed
CREATE INDEX record_reader ON record (reader, model);

CREATE TABLE actor (
    serial    BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    id        TEXT   COLLATE "C" NOT NULL UNIQUE,
    kind      TEXT   COLLATE "C" NOT NULL,
    name      TEXT   COLLATE "C" NOT NULL,
    country   TEXT   COLLATE "C" NOT NULL,
    documents BIGINT NOT NULL DEFAULT 0
);
CREATE INDEX actor_documents ON actor (documents DESC, serial);
CREATE INDEX actor_country ON actor (country, documents DESC, serial);
CREATE INDEX actor_kind ON actor (kind) WHERE documents > 0;

CREATE TABLE actor_word (
    word  TEXT   COLLATE "C" NOT NULL,
    actor BIGINT NOT NULL REFERENCES actor (serial),
    PRIMARY KEY (word, actor)
);

CREATE TABLE appearance (
    document     BIGINT NOT NULL REFERENCES document (serial),
    local        TEXT   COLLATE "C" NOT NULL,
    actor        BIGINT REFERENCES actor (serial),
    name         TEXT   COLLATE "C" NOT NULL,
    country      TEXT   COLLATE "C" NOT NULL,
    sector       TEXT   COLLATE "C" NOT NULL,
    office       TEXT   COLLATE "C" NOT NULL,
    office_of    TEXT   COLLATE "C" NOT NULL,
    level        TEXT   COLLATE "C" NOT NULL,
    office_state TEXT   COLLATE "C" NOT NULL,
    PRIMARY KEY (document, local)
);
CREATE INDEX appearance_actor ON appearance (actor, document);

-- The many small rows refer to their documents without a check of each; verify
-- looks for those that lead nowhere.
CREATE TABLE mention (
    document BIGINT NOT NULL,
    start    BIGINT NOT NULL,
    stop     BIGINT NOT NULL,
    local    TEXT   COLLATE "C" NOT NULL,
    how      TEXT   COLLATE "C" NOT NULL,
    PRIMARY KEY (document, start, stop, local)
);

CREATE TABLE encounter (
    sort        BIGINT PRIMARY KEY,
    document    BIGINT NOT NULL REFERENCES document (serial),
    id          TEXT   COLLATE "C" NOT NULL,
    kind        TEXT   COLLATE "C" NOT NULL,
    mode        TEXT   COLLATE "C" NOT NULL,
    status      TEXT   COLLATE "C" NOT NULL,
    background  BIGINT NOT NULL,
    visit_kind  TEXT   COLLATE "C" NOT NULL,
    date        TEXT   COLLATE "C" NOT NULL,
    end_date    TEXT   COLLATE "C" NOT NULL,
    ongoing_on  TEXT   COLLATE "C" NOT NULL,
    venue       TEXT   COLLATE "C" NOT NULL,
    city        TEXT   COLLATE "C" NOT NULL,
    country     TEXT   COLLATE "C" NOT NULL,
    reported_by TEXT   COLLATE "C" NOT NULL,
    part_of     TEXT   COLLATE "C" NOT NULL,
    terms       TEXT   COLLATE "C" NOT NULL,
    body        TEXT   COLLATE "C" NOT NULL,
    UNIQUE (document, id)
);

CREATE TABLE participant (
    encounter BIGINT NOT NULL REFERENCES encounter (sort) ON DELETE CASCADE,
    position  BIGINT NOT NULL,
    local     TEXT   COLLATE "C" NOT NULL,
    role      TEXT   COLLATE "C" NOT NULL,
    PRIMARY KEY (encounter, position)
);

CREATE TABLE statement (
    sort         BIGINT PRIMARY KEY,
    document     BIGINT NOT NULL REFERENCES document (serial),
    id           TEXT   COLLATE "C" NOT NULL,
    speaker      TEXT   COLLATE "C" NOT NULL,
    on_behalf_of TEXT   COLLATE "C" NOT NULL,
    addressee    TEXT   COLLATE "C" NOT NULL,
    encounter    TEXT   COLLATE "C" NOT NULL,
    reported_by  TEXT   COLLATE "C" NOT NULL,
    quoted       BIGINT NOT NULL,
    terms        TEXT   COLLATE "C" NOT NULL,
    body         TEXT   COLLATE "C" NOT NULL,
    UNIQUE (document, id)
);
CREATE INDEX statement_encounter ON statement (document, encounter) WHERE encounter <> '';

CREATE TABLE act (
    statement BIGINT NOT NULL REFERENCES statement (sort) ON DELETE CASCADE,
    position  BIGINT NOT NULL,
    act       TEXT   COLLATE "C" NOT NULL,
    status    TEXT   COLLATE "C" NOT NULL,
    target    TEXT   COLLATE "C" NOT NULL,
    start     BIGINT NOT NULL,
    stop      BIGINT NOT NULL,
    toward    TEXT   COLLATE "C" NOT NULL,
    PRIMARY KEY (statement, position)
);

CREATE TABLE event (
    sort      BIGINT PRIMARY KEY,
    document  BIGINT NOT NULL REFERENCES document (serial),
    id        TEXT   COLLATE "C" NOT NULL,
    type      TEXT   COLLATE "C" NOT NULL,
    mode      TEXT   COLLATE "C" NOT NULL,
    actor     TEXT   COLLATE "C" NOT NULL,
    recipient TEXT   COLLATE "C" NOT NULL,
    cameo     TEXT   COLLATE "C" NOT NULL,
    goldstein DOUBLE PRECISION NOT NULL,
    quad      BIGINT NOT NULL,
    status    TEXT   COLLATE "C" NOT NULL,
    date      TEXT   COLLATE "C" NOT NULL,
    place     TEXT   COLLATE "C" NOT NULL,
    body      TEXT   COLLATE "C" NOT NULL,
    UNIQUE (document, id)
);

CREATE TABLE formula (
    document BIGINT NOT NULL REFERENCES document (serial),
    position BIGINT NOT NULL,
    formula  TEXT   COLLATE "C" NOT NULL,
    variant  TEXT   COLLATE "C" NOT NULL,
    speaker  TEXT   COLLATE "C" NOT NULL,
    start    BIGINT NOT NULL,
    stop     BIGINT NOT NULL,
    PRIMARY KEY (document, position)
);
CREATE INDEX formula_formula ON formula (formula, document);

CREATE TABLE term (
    id    BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    field TEXT   COLLATE "C" NOT NULL,
    value TEXT   COLLATE "C" NOT NULL,
    UNIQUE (field, value)
);
CREATE TABLE document_term (
    term BIGINT NOT NULL,
    item BIGINT NOT NULL,
    PRIMARY KEY (term, item)
);
CREATE TABLE encounter_term (
    term BIGINT NOT NULL,
    item BIGINT NOT NULL,
    PRIMARY KEY (term, item)
);
CREATE TABLE statement_term (
    term BIGINT NOT NULL,
    item BIGINT NOT NULL,
    PRIMARY KEY (term, item)
);

CREATE SEQUENCE dossier_serial;
CREATE TABLE dossier (
    serial  BIGINT PRIMARY KEY,
    id      TEXT   COLLATE "C" NOT NULL UNIQUE,
    sort    BIGINT NOT NULL UNIQUE,
    lead    BIGINT NOT NULL,
    reports BIGINT NOT NULL,
    stories BIGINT NOT NULL,
    status  TEXT   COLLATE "C" NOT NULL,
    terms   TEXT   COLLATE "C" NOT NULL,
    body    TEXT   COLLATE "C" NOT NULL,
    shape   BIGINT NOT NULL
);
CREATE INDEX dossier_joined ON dossier (sort) WHERE reports > 1;
CREATE INDEX dossier_sample ON dossier (sort) INCLUDE (shape);
CREATE INDEX dossier_unshaped ON dossier (sort) WHERE shape < 0;
CREATE TABLE dossier_term (
    term  BIGINT NOT NULL,
    item  BIGINT NOT NULL,
    shape BIGINT NOT NULL,
    PRIMARY KEY (term, item) INCLUDE (shape)
);
CREATE TABLE town (
    id      BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    city    TEXT   COLLATE "C" NOT NULL,
    country TEXT   COLLATE "C" NOT NULL,
    lat     DOUBLE PRECISION NOT NULL,
    lon     DOUBLE PRECISION NOT NULL,
    UNIQUE (city, country, lat, lon)
);

CREATE TABLE report (
    encounter BIGINT PRIMARY KEY REFERENCES encounter (sort) ON DELETE CASCADE,
    dossier   BIGINT REFERENCES dossier (serial),
    body      TEXT   COLLATE "C" NOT NULL
);
CREATE INDEX report_dossier ON report (dossier);

CREATE TABLE fingerprint (
    document BIGINT PRIMARY KEY REFERENCES document (serial),
    body     TEXT   COLLATE "C" NOT NULL
);

CREATE TABLE report_block (
    block     BIGINT NOT NULL,
    encounter BIGINT NOT NULL,
    PRIMARY KEY (block, encounter)
);
CREATE INDEX report_block_encounter ON report_block (encounter);

CREATE TABLE pending (
    encounter BIGINT PRIMARY KEY REFERENCES encounter (sort) ON DELETE CASCADE,
    shard     TEXT   COLLATE "C" NOT NULL
);
CREATE INDEX pending_shard ON pending (shard, encounter);

CREATE TABLE former (
    id        TEXT COLLATE "C" PRIMARY KEY,
    document  TEXT COLLATE "C" NOT NULL,
    encounter TEXT COLLATE "C" NOT NULL
);

CREATE TABLE correction (
    id       TEXT COLLATE "C" PRIMARY KEY,
    document TEXT COLLATE "C" NOT NULL,
    other    TEXT COLLATE "C" NOT NULL,
    verb     TEXT COLLATE "C" NOT NULL,
    time     TEXT COLLATE "C" NOT NULL,
    author   TEXT COLLATE "C" NOT NULL,
    body     TEXT COLLATE "C" NOT NULL,
    added    TEXT COLLATE "C" NOT NULL
);
CREATE INDEX correction_document ON correction (document);
CREATE INDEX correction_other ON correction (other) WHERE other <> '';

CREATE TABLE link (
    correction  TEXT   COLLATE "C" PRIMARY KEY REFERENCES correction (id),
    a_document  TEXT   COLLATE "C" NOT NULL,
    a_encounter TEXT   COLLATE "C" NOT NULL,
    b_document  TEXT   COLLATE "C" NOT NULL,
    b_encounter TEXT   COLLATE "C" NOT NULL,
    same        BIGINT NOT NULL
);

CREATE TABLE observation (
    document BIGINT NOT NULL REFERENCES document (serial),
    position BIGINT NOT NULL,
    place    TEXT   COLLATE "C" NOT NULL,
    body     TEXT   COLLATE "C" NOT NULL,
    PRIMARY KEY (document, position)
);
CREATE INDEX observation_place ON observation (place, document);

CREATE TABLE tenure (
    country      TEXT COLLATE "C" NOT NULL,
    organization TEXT COLLATE "C" NOT NULL,
    level        TEXT COLLATE "C" NOT NULL,
    title        TEXT COLLATE "C" NOT NULL,
    person       TEXT COLLATE "C" NOT NULL,
    start        TEXT COLLATE "C" NOT NULL,
    stop         TEXT COLLATE "C" NOT NULL,
    status       TEXT COLLATE "C" NOT NULL,
    author       TEXT COLLATE "C" NOT NULL,
    added        TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (country, organization, level, title, person, start)
);

CREATE TABLE phrase (
    id     BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    words  TEXT   COLLATE "C" NOT NULL UNIQUE,
    folded TEXT   COLLATE "C" NOT NULL,
    key    TEXT   COLLATE "C" NOT NULL
);
CREATE INDEX phrase_folded ON phrase (folded);
CREATE INDEX phrase_key ON phrase (key);

CREATE TABLE formula_use (
    formula BIGINT NOT NULL REFERENCES phrase (id),
    year    BIGINT NOT NULL,
    part    BIGINT NOT NULL,
    heads   BYTEA  NOT NULL,
    tails   BYTEA  NOT NULL,
    PRIMARY KEY (formula, year, part)
);
ALTER TABLE formula_use ALTER COLUMN heads SET STORAGE EXTERNAL, ALTER COLUMN tails SET STORAGE EXTERNAL;

CREATE TABLE document_day (
    day       BIGINT PRIMARY KEY,
    documents BIGINT NOT NULL
) WITH (fillfactor = 70);

CREATE TABLE tally (
    name  TEXT   COLLATE "C" PRIMARY KEY,
    items BIGINT NOT NULL
) WITH (fillfactor = 10);
INSERT INTO tally VALUES ('document', 0), ('encounter', 0), ('statement', 0), ('dossier', 0);

CREATE TABLE formula_state (behind BIGINT NOT NULL);
INSERT INTO formula_state VALUES (0);

-- How often transactions have changed the archive: their sum. Each counts in a row
-- that few others count in, so that they need not wait for one another.
CREATE TABLE stamp (
    slot BIGINT PRIMARY KEY,
    n    BIGINT NOT NULL
) WITH (fillfactor = 10);
INSERT INTO stamp SELECT slot, 0 FROM generate_series(0, 63) AS slot;
