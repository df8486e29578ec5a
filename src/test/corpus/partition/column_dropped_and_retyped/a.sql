CREATE TABLE event (id integer, at date, note text) PARTITION BY RANGE (at);
CREATE TABLE event_all PARTITION OF event DEFAULT;
