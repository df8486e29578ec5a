CREATE TABLE visit (
    room integer CONSTRAINT visit_room_not_null CHECK (room > 0),
    day date CONSTRAINT visit_day_not_null CHECK (day IS NOT NULL),
    hour time
);
