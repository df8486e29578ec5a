CREATE TABLE event (id bigint, at date);
