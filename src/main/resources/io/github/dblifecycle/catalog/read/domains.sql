-- NOT NULL of a domain is read from its type; its own constraint row (contype n, since PostgreSQL 17) says nothing more.
with scope as (select ?::oid[] as schemas, ?::oid[] as excluded),
constraints as (
    select con.contypid,
           array_agg(con.conname::text order by con.conname) as names,
           array_agg(pg_get_constraintdef(con.oid) order by con.conname) as definitions,
           array_agg(con.convalidated order by con.conname) as validated,
           array_agg(de.description order by con.conname) as comments,
           max(array[con.xmin::text::bigint, con.cmin::text::bigint]) as row_version
    from pg_constraint con
    left join pg_description de on de.classoid = 'pg_constraint'::regclass and de.objoid = con.oid and de.objsubid = 0
    where con.contypid <> 0 and con.contype = 'c'
    group by con.contypid
)
select n.nspname as schema,
       t.typname as name,
       format_type(t.typbasetype, t.typtypmod) as type,
       case when t.typcollation <> 0 and t.typcollation <> bt.typcollation
            then quote_ident(cn.nspname) || '.' || quote_ident(co.collname) end as collation,
       pg_get_expr(t.typdefaultbin, 0) as default_expression,
       t.typnotnull as not_null,
       coalesce(c.names, '{}') as constraint_names,
       coalesce(c.definitions, '{}') as constraint_definitions,
       coalesce(c.validated, '{}') as constraint_validated,
       coalesce(c.comments, '{}') as constraint_comments,
       de.description as comment,
       greatest(array[t.xmin::text::bigint, t.cmin::text::bigint], c.row_version) as row_version,
       array[de.xmin::text::bigint, de.cmin::text::bigint] as comment_version
from scope, pg_type t
join pg_namespace n on n.oid = t.typnamespace
join pg_type bt on bt.oid = t.typbasetype
left join pg_collation co on co.oid = t.typcollation
left join pg_namespace cn on cn.oid = co.collnamespace
left join constraints c on c.contypid = t.oid
left join pg_description de on de.classoid = 'pg_type'::regclass and de.objoid = t.oid and de.objsubid = 0
where t.typtype = 'd'
  and t.typnamespace = any (scope.schemas)
  and not exists (select from pg_depend e
                  where e.classid = 'pg_type'::regclass and e.objid = t.oid and e.deptype = 'e')
