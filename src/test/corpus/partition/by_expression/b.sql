CREATE TABLE event (id bigint, at timestamp) PARTITION BY RANGE (date_trunc('month', at), id);
CREATE TABLE event_old PARTITION OF event FOR VALUES FROM (MINVALUE, MINVALUE) TO ('2024-01-01', 5);
