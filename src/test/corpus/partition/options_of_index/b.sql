CREATE TABLE event (id bigint, at date) PARTITION BY RANGE (at);
CREATE TABLE event_all PARTITION OF event DEFAULT;
CREATE INDEX event_id ON event (id);
