-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
ALTER SERVER far VERSION '2';

ALTER SERVER far OPTIONS (DROP port, ADD dbname 'x', SET host 'example.com');
