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

-- make_part makes one partition, of a month, of a table; name is how partitions of it
-- begin. A table that is made first and attached then keeps nobody from reading or
-- writing the others.
-- +goose StatementBegin
CREATE FUNCTION make_part(parent TEXT, name TEXT, month DATE) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    part TEXT := name || to_char(month, '_YYYY_MM');
BEGIN
    IF EXISTS (SELECT FROM pg_class WHERE relname = part AND relnamespace = to_regnamespace(current_schema())) THEN
        RETURN;
    END IF;
    EXECUTE format('CREATE TABLE %I (LIKE %I INCLUDING ALL)', part, parent);
    EXECUTE format('ALTER TABLE %I ATTACH PARTITION %I FOR VALUES FROM (%s) TO (%s)',
        parent, part, first_sort(month), first_sort((month + INTERVAL '1 month')::date));
END $$;
-- +goose StatementEnd

-- make_month makes the partitions of the month that begins on a day, unless they are
-- there or the archive is not parted; several programs may want the same at once. The
-- lock comes before the look at what is there: who makes a month lets go of it only
-- when all others have been told.
-- +goose StatementBegin
CREATE FUNCTION make_month(month DATE) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    IF parted() THEN
        PERFORM pg_advisory_xact_lock(hashtextextended(current_schema() || ' months', x'43484e43'::int));
        PERFORM make_part('document_text', 'document_text', month);
        PERFORM make_part('mention', 'mention', month);
    END IF;
END $$;
-- +goose StatementEnd

-- part_by_month parts texts and mentions, unless they are: into the months that there
-- are documents of, one partition for what has no day or is older than 1900, and one
-- for what is not before 2100. Together they cover all keys without a default
-- partition: with one the database would not walk the others in their order. Others can
-- read meanwhile; who calls it keeps them from writing.
-- +goose StatementBegin
CREATE FUNCTION part_by_month() RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    IF parted() THEN
        RETURN;
    END IF;
    CREATE TABLE parted_text (LIKE document_text, PRIMARY KEY (sort)) PARTITION BY RANGE (sort);
    CREATE TABLE parted_mention (LIKE mention, PRIMARY KEY (sort, start, stop, local)) PARTITION BY RANGE (sort);
    EXECUTE format('CREATE TABLE document_text_first PARTITION OF parted_text FOR VALUES FROM (MINVALUE) TO (%s)', first_sort('1900-01-01'));
    EXECUTE format('CREATE TABLE document_text_last PARTITION OF parted_text FOR VALUES FROM (%s) TO (MAXVALUE)', first_sort('2100-01-01'));
    EXECUTE format('CREATE TABLE mention_first PARTITION OF parted_mention FOR VALUES FROM (MINVALUE) TO (%s)', first_sort('1900-01-01'));
    EXECUTE format('CREATE TABLE mention_last PARTITION OF parted_mention FOR VALUES FROM (%s) TO (MAXVALUE)', first_sort('2100-01-01'));
    PERFORM make_part('parted_text', 'document_text', month), make_part('parted_mention', 'mention', month) FROM (
        SELECT DISTINCT date_trunc('month', (DATE '1500-01-01' + (sort >> 44)::int - 1)::timestamp)::date AS month
        FROM document WHERE sort >= first_sort('1900-01-01') AND sort < first_sort('2100-01-01')) AS met;
    INSERT INTO parted_text SELECT * FROM document_text ORDER BY sort;
    INSERT INTO parted_mention SELECT * FROM mention ORDER BY sort, start, stop, local;
    CREATE INDEX parted_text_lexemes ON parted_text USING gin (lexemes);
    ANALYZE parted_text, parted_mention;
    DROP TABLE document_text, mention;
    ALTER TABLE parted_text RENAME TO document_text;
    ALTER INDEX parted_text_pkey RENAME TO document_text_pkey;
    ALTER INDEX parted_text_lexemes RENAME TO document_text_lexemes;
    ALTER TABLE parted_mention RENAME TO mention;
    ALTER INDEX parted_mention_pkey RENAME TO mention_pkey;
END $$;
-- +goose StatementEnd
