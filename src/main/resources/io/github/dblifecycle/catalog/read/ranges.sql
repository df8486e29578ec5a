with scope as (select ?::oid[] as schemas, ?::oid[] as excluded)
select n.nspname as schema,
       t.typname as name,
       format_type(r.rngsubtype, null) as subtype,
       quote_ident(opn.nspname) || '.' || quote_ident(op.opcname) as operator_class,
       case when r.rngcollation <> 0 and r.rngcollation <> st.typcollation
            then quote_ident(cn.nspname) || '.' || quote_ident(co.collname) end as collation,
       nullif(r.rngcanonical, 0)::regproc::text as canonical_function,
       nullif(r.rngsubdiff, 0)::regproc::text as difference_function,
       format_type(r.rngmultitypid, null) as multirange,
       de.description as comment,
       greatest(array[t.xmin::text::bigint, t.cmin::text::bigint],
                array[r.xmin::text::bigint, r.cmin::text::bigint]) as row_version,
       array[de.xmin::text::bigint, de.cmin::text::bigint] as comment_version
from scope, pg_range r
join pg_type t on t.oid = r.rngtypid
join pg_namespace n on n.oid = t.typnamespace
join pg_type st on st.oid = r.rngsubtype
join pg_opclass op on op.oid = r.rngsubopc
join pg_namespace opn on opn.oid = op.opcnamespace
left join pg_collation co on co.oid = r.rngcollation
left join pg_namespace cn on cn.oid = co.collnamespace
left join pg_description de on de.classoid = 'pg_type'::regclass and de.objoid = t.oid and de.objsubid = 0
where t.typnamespace = any (scope.schemas)
  and not exists (select from pg_depend e
                  where e.classid = 'pg_type'::regclass and e.objid = t.oid and e.deptype = 'e')
