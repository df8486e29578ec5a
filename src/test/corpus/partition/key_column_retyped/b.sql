CREATE TABLE message (sent timestamp, body text) PARTITION BY RANGE (sent);
CREATE TABLE message_2024 PARTITION OF message FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
