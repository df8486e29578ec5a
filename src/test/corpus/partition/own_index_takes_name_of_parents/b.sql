CREATE TABLE event (code text, at date) PARTITION BY RANGE (at);
CREATE TABLE event_2024 PARTITION OF event FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
CREATE INDEX event_2024_code_idx ON event_2024 (code);
CREATE INDEX event_by_code ON event (code text_pattern_ops);
