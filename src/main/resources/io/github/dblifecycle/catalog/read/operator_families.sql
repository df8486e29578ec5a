-- Of its members only those that belong to no operator class.
with scope as (select ?::oid[] as schemas, ?::oid[] as excluded),
members as (
    select d.refobjid as owner,
           'OPERATOR ' || m.amopstrategy || ' ' || m.amopopr::regoperator
               || coalesce(' FOR ORDER BY ' || quote_ident(fn.nspname) || '.' || quote_ident(f.opfname), '') as member,
           1 as rank, m.amopstrategy as number, array[m.xmin::text::bigint, m.cmin::text::bigint] as row_version
    from pg_depend d
    join pg_amop m on m.oid = d.objid
    left join pg_opfamily f on f.oid = m.amopsortfamily
    left join pg_namespace fn on fn.oid = f.opfnamespace
    where d.classid = 'pg_amop'::regclass and d.refclassid = 'pg_opfamily'::regclass and d.deptype = 'a'
    union all
    select d.refobjid,
           'FUNCTION ' || p.amprocnum || ' (' || format_type(p.amproclefttype, null) || ', '
               || format_type(p.amprocrighttype, null) || ') ' || p.amproc::regprocedure,
           2, p.amprocnum, array[p.xmin::text::bigint, p.cmin::text::bigint]
    from pg_depend d
    join pg_amproc p on p.oid = d.objid
    where d.classid = 'pg_amproc'::regclass and d.refclassid = 'pg_opfamily'::regclass and d.deptype = 'a'
),
gathered as (
    select m.owner, array_agg(m.member order by m.rank, m.number, m.member) as members, max(m.row_version) as row_version
    from members m
    group by m.owner
)
select n.nspname as schema,
       f.opfname as name,
       am.amname as part,
       coalesce(g.members, '{}') as members,
       de.description as comment,
       greatest(array[f.xmin::text::bigint, f.cmin::text::bigint], g.row_version) as row_version,
       array[de.xmin::text::bigint, de.cmin::text::bigint] as comment_version
from scope, pg_opfamily f
join pg_namespace n on n.oid = f.opfnamespace
join pg_am am on am.oid = f.opfmethod
left join gathered g on g.owner = f.oid
left join pg_description de on de.classoid = 'pg_opfamily'::regclass and de.objoid = f.oid and de.objsubid = 0
where f.opfnamespace = any (scope.schemas)
  and f.oid >= 16384
  and not exists (select from pg_depend e
                  where e.classid = 'pg_opfamily'::regclass and e.objid = f.oid and e.deptype = 'e')
