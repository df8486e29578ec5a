-- Options may hold secrets: whoever keeps them takes those out.
with scope as (select ?::oid[] as schemas, ?::oid[] as excluded)
select s.srvname as name,
       w.fdwname as wrapper,
       s.srvtype as type,
       s.srvversion as version,
       coalesce(s.srvoptions, '{}') as options,
       de.description as comment,
       array[s.xmin::text::bigint, s.cmin::text::bigint] as row_version,
       array[de.xmin::text::bigint, de.cmin::text::bigint] as comment_version
from scope, pg_foreign_server s
join pg_foreign_data_wrapper w on w.oid = s.srvfdw
left join pg_description de on de.classoid = 'pg_foreign_server'::regclass and de.objoid = s.oid and de.objsubid = 0
where s.oid >= 16384
  and not exists (select from pg_depend e
                  where e.classid = 'pg_foreign_server'::regclass and e.objid = s.oid and e.deptype = 'e')
