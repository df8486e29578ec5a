CREATE TABLE event (id bigint, kind text) PARTITION BY LIST (kind);
CREATE TABLE event_other PARTITION OF event DEFAULT;
CREATE TABLE event_a PARTITION OF event FOR VALUES IN ('a');
