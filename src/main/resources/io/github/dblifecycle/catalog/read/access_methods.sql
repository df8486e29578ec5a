-- What a user made has object identifiers from 16384 on.
with scope as (select ?::oid[] as schemas, ?::oid[] as excluded)
select null as schema,
       a.amname as name,
       null as part,
       null as arguments,
       'CREATE ACCESS METHOD ' || quote_ident(a.amname) || ' TYPE '
           || case a.amtype when 'i' then 'INDEX' else 'TABLE' end || ' HANDLER ' || a.amhandler::regproc as definition,
       de.description as comment,
       array[a.xmin::text::bigint, a.cmin::text::bigint] as row_version,
       array[de.xmin::text::bigint, de.cmin::text::bigint] as comment_version
from scope, pg_am a
left join pg_description de on de.classoid = 'pg_am'::regclass and de.objoid = a.oid and de.objsubid = 0
where a.oid >= 16384
  and not exists (select from pg_depend e
                  where e.classid = 'pg_am'::regclass and e.objid = a.oid and e.deptype = 'e')
