-- Options may hold secrets: whoever keeps them takes those out.
with scope as (select ?::oid[] as schemas, ?::oid[] as excluded)
select w.fdwname as name,
       nullif(w.fdwhandler, 0)::regproc::text as handler,
       nullif(w.fdwvalidator, 0)::regproc::text as validator,
       coalesce(w.fdwoptions, '{}') as options,
       de.description as comment,
       array[w.xmin::text::bigint, w.cmin::text::bigint] as row_version,
       array[de.xmin::text::bigint, de.cmin::text::bigint] as comment_version
from scope, pg_foreign_data_wrapper w
left join pg_description de on de.classoid = 'pg_foreign_data_wrapper'::regclass and de.objoid = w.oid and de.objsubid = 0
where w.oid >= 16384
  and not exists (select from pg_depend e
                  where e.classid = 'pg_foreign_data_wrapper'::regclass and e.objid = w.oid and e.deptype = 'e')
