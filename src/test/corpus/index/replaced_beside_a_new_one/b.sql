CREATE TABLE visit (id integer, day date, room integer NOT NULL CONSTRAINT visit_room_is_not_null CHECK (room > 0));
CREATE INDEX by_day ON visit (day DESC);
CREATE INDEX by_day_new ON visit (day, id);
CREATE TABLE by_day_new2 (id integer);
