CREATE TABLE event (id bigint, at date, note text) PARTITION BY RANGE (at);
CREATE TABLE event_all PARTITION OF event (note DEFAULT 'mine', CONSTRAINT after_birth CHECK (at > '1970-01-01')) DEFAULT;
