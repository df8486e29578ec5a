-- A cast lies in no schema: it is looked at if one of its types is, or if both are the server's own.
with scope as (select ?::oid[] as schemas, ?::oid[] as excluded)
select null as schema,
       format_type(c.castsource, null) as name,
       format_type(c.casttarget, null) as part,
       null as arguments,
       'CREATE CAST (' || format_type(c.castsource, null) || ' AS ' || format_type(c.casttarget, null) || ') '
           || case c.castmethod when 'f' then 'WITH FUNCTION ' || c.castfunc::regprocedure
                                when 'i' then 'WITH INOUT' else 'WITHOUT FUNCTION' end
           || case c.castcontext when 'a' then ' AS ASSIGNMENT' when 'i' then ' AS IMPLICIT' else '' end as definition,
       de.description as comment,
       array[c.xmin::text::bigint, c.cmin::text::bigint] as row_version,
       array[de.xmin::text::bigint, de.cmin::text::bigint] as comment_version
from scope, pg_cast c
join pg_type s on s.oid = c.castsource
join pg_type t on t.oid = c.casttarget
left join pg_description de on de.classoid = 'pg_cast'::regclass and de.objoid = c.oid and de.objsubid = 0
where (s.typnamespace = any (scope.schemas) or t.typnamespace = any (scope.schemas)
       or s.typnamespace = 'pg_catalog'::regnamespace and t.typnamespace = 'pg_catalog'::regnamespace)
  and not exists (select from pg_depend i
                  where i.classid = 'pg_cast'::regclass and i.objid = c.oid and i.deptype = 'i')
  and c.oid >= 16384
  and not exists (select from pg_depend e
                  where e.classid = 'pg_cast'::regclass and e.objid = c.oid and e.deptype = 'e')
