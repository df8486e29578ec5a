-- A transform lies in no schema: it is looked at if its type is, or if that is the server's own.
with scope as (select ?::oid[] as schemas, ?::oid[] as excluded)
select null as schema,
       format_type(t.trftype, null) as name,
       l.lanname as part,
       null as arguments,
       'CREATE TRANSFORM FOR ' || format_type(t.trftype, null) || ' LANGUAGE ' || quote_ident(l.lanname) || ' ('
           || concat_ws(', ', 'FROM SQL WITH FUNCTION ' || nullif(t.trffromsql, 0)::regprocedure,
                              'TO SQL WITH FUNCTION ' || nullif(t.trftosql, 0)::regprocedure) || ')' as definition,
       de.description as comment,
       array[t.xmin::text::bigint, t.cmin::text::bigint] as row_version,
       array[de.xmin::text::bigint, de.cmin::text::bigint] as comment_version
from scope, pg_transform t
join pg_language l on l.oid = t.trflang
join pg_type y on y.oid = t.trftype
left join pg_description de on de.classoid = 'pg_transform'::regclass and de.objoid = t.oid and de.objsubid = 0
where (y.typnamespace = any (scope.schemas) or y.typnamespace = 'pg_catalog'::regnamespace)
  and t.oid >= 16384
  and not exists (select from pg_depend e
                  where e.classid = 'pg_transform'::regclass and e.objid = t.oid and e.deptype = 'e')
