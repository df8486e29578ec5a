CREATE TABLE sale (day date, price numeric, gross numeric GENERATED ALWAYS AS (price * 1.16) VIRTUAL) PARTITION BY RANGE (day);
CREATE TABLE sale_2024 PARTITION OF sale (CONSTRAINT sale_2024_paid CHECK (price > 0))
    FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
