select pg_catalog.pg_get_userbyid(datdba),
       pg_catalog.pg_get_userbyid(datdba) = current_user,
       datconnlimit,
       datacl is not null,
       datallowconn
  from pg_catalog.pg_database
 where datname = ?
