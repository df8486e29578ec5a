-- The database itself, as it has to be made anew: columns that not every version has are read by way of JSON.
select d.oid::bigint as oid, d.datname as name, o.rolname as owner,
       pg_catalog.pg_encoding_to_char(d.encoding) as encoding,
       d.datcollate as collation, d.datctype as ctype,
       coalesce(to_jsonb(d) ->> 'datlocprovider', 'c') as provider,
       coalesce(to_jsonb(d) ->> 'datlocale', to_jsonb(d) ->> 'daticulocale') as locale,
       to_jsonb(d) ->> 'daticurules' as rules,
       t.spcname as tablespace,
       d.datconnlimit as connection_limit,
       d.datistemplate as template,
       pg_catalog.shobj_description(d.oid, 'pg_database') as comment,
       d.datacl is not null as with_privileges,
       (select count(*) from pg_catalog.pg_shseclabel l
        where l.classoid = 'pg_catalog.pg_database'::pg_catalog.regclass and l.objoid = d.oid) as labels,
       r.rolname as role, r.rolsuper as superuser, r.rolcreatedb as creates,
       pg_catalog.pg_has_role(d.datdba, 'USAGE') as owned,
       pg_catalog.current_setting('server_version_num')::int / 10000 as major,
       pg_catalog.pg_is_in_recovery() as standby
from pg_catalog.pg_database d
join pg_catalog.pg_roles o on o.oid = d.datdba
join pg_catalog.pg_tablespace t on t.oid = d.dattablespace
join pg_catalog.pg_roles r on r.rolname = current_user
where d.datname = pg_catalog.current_database()
