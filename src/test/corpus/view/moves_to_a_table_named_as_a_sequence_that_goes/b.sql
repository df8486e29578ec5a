CREATE TABLE article (id integer, label text);
CREATE VIEW shown AS SELECT id, label FROM article;
