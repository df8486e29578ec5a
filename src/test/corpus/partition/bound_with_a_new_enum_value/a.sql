CREATE TYPE state AS ENUM ('waiting', 'seen');
CREATE TABLE visit (id integer, state state) PARTITION BY LIST (state);
CREATE TABLE visit_open PARTITION OF visit FOR VALUES IN ('waiting');
