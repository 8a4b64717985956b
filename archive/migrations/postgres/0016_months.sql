-- Texts and mentions of a large archive are parted by the month of their document's
-- day, the highest bits of its sort key, so that a month is stored, indexed and kept up
-- by itself, and a search that walks from the newest looks into few indexes. To look
-- into an index a month costs a small archive more than it gains: the program calls
-- part_by_month when there are enough documents; see postgres_months.go.
--
-- Mentions get the sort key for it in the place of the serial. Texts no longer refer to
-- their documents by a foreign key: to make a partition would then wait for all who
-- write, and they for it. verify looks for those that lead nowhere.

-- +goose Up
ALTER TABLE document_text DROP CONSTRAINT document_text_sort_fkey;

ALTER TABLE mention RENAME TO former_mention;
ALTER INDEX mention_pkey RENAME TO former_mention_pkey;
CREATE TABLE mention (
    sort  BIGINT NOT NULL, -- document.sort
    start BIGINT NOT NULL,
    stop  BIGINT NOT NULL,
    local TEXT   COLLATE "C" NOT NULL,
    how   TEXT   COLLATE "C" NOT NULL,
    PRIMARY KEY (sort, start, stop, local)
);
INSERT INTO mention (sort, start, stop, local, how)
    SELECT d.sort, m.start, m.stop, m.local, m.how FROM former_mention m JOIN document d ON d.serial = m.document ORDER BY 1, 2, 3, 4;
DROP TABLE former_mention;

-- The first sort key of a day: days are numbered from 1500-01-01, which is 1, and stand
-- above 44 other bits.
-- +goose StatementBegin
CREATE FUNCTION first_sort(day DATE) RETURNS BIGINT LANGUAGE sql IMMUTABLE AS
    $$ SELECT (day - DATE '1500-01-01' + 1)::bigint << 44 $$;
-- +goose StatementEnd

-- parted tells whether the archive has been parted by month.
-- +goose StatementBegin
CREATE FUNCTION parted() RETURNS BOOLEAN LANGUAGE sql STABLE AS
    $$ SELECT relkind = 'p' FROM pg_class WHERE oid = to_regclass('document_text') $$;
-- +goose StatementEnd

-- make_month makes the partitions of the month that begins on a day, unless they are
-- there; several programs may want the same at once. A table that is made first and
-- attached then keeps nobody from reading or writing the others.
-- +goose StatementBegin
CREATE FUNCTION make_month(month DATE) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    parent TEXT;
    part   TEXT;
BEGIN
    IF NOT parted() THEN
        RETURN;
    END IF;
    -- Before the look at what is there: who makes a month lets go of the lock only when
    -- all others have been told of it.
    PERFORM pg_advisory_xact_lock(hashtextextended(current_schema() || ' months', x'43484e43'::int));
    FOREACH parent IN ARRAY ARRAY['document_text', 'mention'] LOOP
        part := parent || to_char(month, '_YYYY_MM');
        CONTINUE WHEN EXISTS (SELECT FROM pg_class WHERE relname = part AND relnamespace = to_regnamespace(current_schema()));
        EXECUTE format('CREATE TABLE %I (LIKE %I INCLUDING ALL)', part, parent);
        EXECUTE format('ALTER TABLE %I ATTACH PARTITION %I FOR VALUES FROM (%s) TO (%s)',
            parent, part, first_sort(month), first_sort((month + INTERVAL '1 month')::date));
    END LOOP;
END $$;
-- +goose StatementEnd

-- part_by_month parts texts and mentions, unless they are: into the months that there
-- are documents of, one partition for what has no day or is older than 1900, and one
-- for what is not before 2100. Together they cover all keys without a default
-- partition: with one the database would not walk the others in their order. Who calls
-- it keeps others from writing.
-- +goose StatementBegin
CREATE FUNCTION part_by_month() RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    parent TEXT;
BEGIN
    IF parted() THEN
        RETURN;
    END IF;
    ALTER TABLE document_text RENAME TO whole_text;
    ALTER INDEX document_text_pkey RENAME TO whole_text_pkey;
    DROP INDEX document_text_lexemes;
    ALTER TABLE mention RENAME TO whole_mention;
    ALTER INDEX mention_pkey RENAME TO whole_mention_pkey;
    CREATE TABLE document_text (LIKE whole_text, PRIMARY KEY (sort)) PARTITION BY RANGE (sort);
    CREATE TABLE mention (LIKE whole_mention, PRIMARY KEY (sort, start, stop, local)) PARTITION BY RANGE (sort);
    FOREACH parent IN ARRAY ARRAY['document_text', 'mention'] LOOP
        EXECUTE format('CREATE TABLE %I PARTITION OF %I FOR VALUES FROM (MINVALUE) TO (%s)', parent || '_first', parent, first_sort('1900-01-01'));
        EXECUTE format('CREATE TABLE %I PARTITION OF %I FOR VALUES FROM (%s) TO (MAXVALUE)', parent || '_last', parent, first_sort('2100-01-01'));
    END LOOP;
    PERFORM make_month(month) FROM (
        SELECT DISTINCT date_trunc('month', (DATE '1500-01-01' + (sort >> 44)::int - 1)::timestamp)::date AS month
        FROM document WHERE sort >= first_sort('1900-01-01') AND sort < first_sort('2100-01-01')) AS met;
    INSERT INTO document_text SELECT * FROM whole_text ORDER BY sort;
    INSERT INTO mention SELECT * FROM whole_mention ORDER BY sort, start, stop, local;
    DROP TABLE whole_text, whole_mention;
    CREATE INDEX document_text_lexemes ON document_text USING gin (lexemes);
    ANALYZE document_text, mention;
END $$;
-- +goose StatementEnd
