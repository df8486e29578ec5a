-- Members that the family could do without hang on the family (pg_depend, deptype a) and are told there.
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
    where d.classid = 'pg_amop'::regclass and d.refclassid = 'pg_opclass'::regclass and d.deptype = 'i'
    union all
    select d.refobjid,
           'FUNCTION ' || p.amprocnum || ' (' || format_type(p.amproclefttype, null) || ', '
               || format_type(p.amprocrighttype, null) || ') ' || p.amproc::regprocedure,
           2, p.amprocnum, array[p.xmin::text::bigint, p.cmin::text::bigint]
    from pg_depend d
    join pg_amproc p on p.oid = d.objid
    where d.classid = 'pg_amproc'::regclass and d.refclassid = 'pg_opclass'::regclass and d.deptype = 'i'
),
gathered as (
    select m.owner, array_agg(m.member order by m.rank, m.number, m.member) as members, max(m.row_version) as row_version
    from members m
    group by m.owner
)
select n.nspname as schema,
       o.opcname as name,
       am.amname as part,
       null as arguments,
       'CREATE OPERATOR CLASS ' || quote_ident(n.nspname) || '.' || quote_ident(o.opcname)
           || case when o.opcdefault then ' DEFAULT' else '' end
           || ' FOR TYPE ' || format_type(o.opcintype, null) || ' USING ' || quote_ident(am.amname)
           || ' FAMILY ' || quote_ident(fn.nspname) || '.' || quote_ident(f.opfname) || E' AS\n    '
           || array_to_string(coalesce(g.members, '{}') || case
                  when o.opckeytype <> 0 or g.members is null
                  then 'STORAGE ' || format_type(coalesce(nullif(o.opckeytype, 0), o.opcintype), null) end, E',\n    ')
           as definition,
       de.description as comment,
       greatest(array[o.xmin::text::bigint, o.cmin::text::bigint], g.row_version) as row_version,
       array[de.xmin::text::bigint, de.cmin::text::bigint] as comment_version
from scope, pg_opclass o
join pg_namespace n on n.oid = o.opcnamespace
join pg_am am on am.oid = o.opcmethod
join pg_opfamily f on f.oid = o.opcfamily
join pg_namespace fn on fn.oid = f.opfnamespace
left join gathered g on g.owner = o.oid
left join pg_description de on de.classoid = 'pg_opclass'::regclass and de.objoid = o.oid and de.objsubid = 0
where o.opcnamespace = any (scope.schemas)
  and o.oid >= 16384
  and not exists (select from pg_depend e
                  where e.classid = 'pg_opclass'::regclass and e.objid = o.oid and e.deptype = 'e')
