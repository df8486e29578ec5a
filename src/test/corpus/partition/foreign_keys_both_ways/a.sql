CREATE TABLE kind (name text PRIMARY KEY);

CREATE TABLE event (id bigint, at date, kind text) PARTITION BY RANGE (at);
CREATE TABLE event_all PARTITION OF event DEFAULT;
CREATE TABLE note (event_id bigint, event_at date);
