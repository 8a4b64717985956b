-- Where reports look for others of the same encounter. A block's number begins
-- with its day, so that reports of one time stand together in the file; the
-- archive fills the table when it is opened next.

-- +goose Up
DROP TABLE report_block;
CREATE TABLE report_block (
    block     INTEGER NOT NULL, -- day and a number made of the block's name; two names of one number cost a comparison more
    encounter INTEGER NOT NULL, -- encounter.sort
    PRIMARY KEY (block, encounter)
) WITHOUT ROWID;
CREATE INDEX report_block_encounter ON report_block (encounter);
