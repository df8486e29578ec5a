CREATE TABLE member (name name PRIMARY KEY, level integer);
CREATE TABLE item (id integer PRIMARY KEY, owner name);
CREATE POLICY own ON item USING (EXISTS (SELECT FROM member m WHERE m.name = owner AND m.level > 3));
