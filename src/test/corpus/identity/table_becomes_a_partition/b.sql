CREATE TABLE message (id bigint GENERATED ALWAYS AS IDENTITY, room integer NOT NULL) PARTITION BY LIST (room);
CREATE TABLE message_of_7 (id bigint NOT NULL, room integer NOT NULL);
ALTER TABLE message ATTACH PARTITION message_of_7 FOR VALUES IN (7);
CREATE TABLE message_of_8 (id bigint NOT NULL, room integer NOT NULL);
ALTER TABLE message ATTACH PARTITION message_of_8 FOR VALUES IN (8);
CREATE TABLE message_of_9 (room integer NOT NULL, id bigint NOT NULL);
ALTER TABLE message ATTACH PARTITION message_of_9 FOR VALUES IN (9);
