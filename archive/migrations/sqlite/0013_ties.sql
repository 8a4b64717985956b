-- Actors in as many documents are listed by their id, so that the order does not
-- depend on which of them came first.

-- +goose Up
DROP INDEX actor_documents;
DROP INDEX actor_country;
CREATE INDEX actor_documents ON actor (documents DESC, id);
CREATE INDEX actor_country ON actor (country, documents DESC, id);
