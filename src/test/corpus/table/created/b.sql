CREATE TABLE item (
    id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name text NOT NULL,
    price numeric(10,2) DEFAULT 0 CHECK (price >= 0),
    sold_at timestamp with time zone,
    UNIQUE (name)
);
