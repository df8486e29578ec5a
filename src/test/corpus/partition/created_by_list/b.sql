CREATE TABLE event (id bigint, kind text) PARTITION BY LIST (kind);
CREATE TABLE event_sale PARTITION OF event FOR VALUES IN ('sale', 'return');
CREATE TABLE event_other PARTITION OF event DEFAULT;
