SELECT pg_catalog.version(),
       pg_catalog.pg_database_size(d.oid),
       pg_catalog.pg_encoding_to_char(d.encoding),
       d.datcollate || CASE WHEN d.datctype <> d.datcollate THEN ' / ' || d.datctype ELSE '' END
FROM pg_catalog.pg_database d
WHERE d.datname = pg_catalog.current_database()
