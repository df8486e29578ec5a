CREATE TABLE visit (
    room integer NOT NULL CONSTRAINT visit_room_not_null CHECK (room > 0),
    day date NOT NULL,
    hour time CONSTRAINT visit_day_not_null CHECK (hour > '08:00')
);
