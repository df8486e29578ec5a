CREATE TABLE event (id bigint, kind text) PARTITION BY LIST (kind);
CREATE TABLE event_a PARTITION OF event FOR VALUES IN ('b');
CREATE TABLE event_b PARTITION OF event FOR VALUES IN ('a');
