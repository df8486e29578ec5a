-- What a user made has object identifiers from 16384 on (PostgreSQL, "System Catalog Initial Data").
with scope as (select ?::oid[] as schemas, ?::oid[] as excluded)
select null as schema,
       l.lanname as name,
       null as part,
       null as arguments,
       concat_ws(E'\n    ',
           'CREATE ' || case when l.lanpltrusted then 'TRUSTED ' else '' end || 'LANGUAGE ' || quote_ident(l.lanname),
           'HANDLER ' || l.lanplcallfoid::regproc,
           'INLINE ' || nullif(l.laninline, 0)::regproc,
           'VALIDATOR ' || nullif(l.lanvalidator, 0)::regproc) as definition,
       de.description as comment,
       array[l.xmin::text::bigint, l.cmin::text::bigint] as row_version,
       array[de.xmin::text::bigint, de.cmin::text::bigint] as comment_version
from scope, pg_language l
left join pg_description de on de.classoid = 'pg_language'::regclass and de.objoid = l.oid and de.objsubid = 0
where l.lanispl
  and l.oid >= 16384
  and not exists (select from pg_depend e
                  where e.classid = 'pg_language'::regclass and e.objid = l.oid and e.deptype = 'e')
