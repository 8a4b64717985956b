-- Texts and mentions are parted by month in PostgreSQL only; a file stays as it is.

-- +goose Up
SELECT 1;
