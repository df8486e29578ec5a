INSERT INTO queue VALUES ('Anna'), ('Bert');
