CREATE TABLE event (id bigint NOT NULL, at date NOT NULL, PRIMARY KEY (id, at)) PARTITION BY RANGE (at);
CREATE INDEX event_at ON event (at);
CREATE TABLE event_2024 (id bigint NOT NULL, at date NOT NULL);
