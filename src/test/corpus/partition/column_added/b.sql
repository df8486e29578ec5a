CREATE TABLE event (id bigint, at date, note text DEFAULT 'none' NOT NULL) PARTITION BY RANGE (at);
CREATE TABLE event_all PARTITION OF event DEFAULT;
