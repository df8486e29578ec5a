CREATE TABLE event (id bigint, kind text, at date) PARTITION BY LIST (kind);
CREATE TABLE event_sale PARTITION OF event FOR VALUES IN ('sale') PARTITION BY RANGE (at);
