-- An operator without a function is a shell: only a name in the definition of another one.
with scope as (select ?::oid[] as schemas, ?::oid[] as excluded)
select n.nspname as schema,
       o.oprname as name,
       null as part,
       case when o.oprleft = 0 then 'NONE' else format_type(o.oprleft, null) end || ', '
           || case when o.oprright = 0 then 'NONE' else format_type(o.oprright, null) end as arguments,
       'CREATE OPERATOR ' || quote_ident(n.nspname) || '.' || o.oprname || E' (\n    ' || concat_ws(E',\n    ',
           'FUNCTION = ' || o.oprcode::regproc,
           'LEFTARG = ' || case when o.oprleft <> 0 then format_type(o.oprleft, null) end,
           'RIGHTARG = ' || case when o.oprright <> 0 then format_type(o.oprright, null) end,
           'COMMUTATOR = OPERATOR(' || quote_ident(cn.nspname) || '.' || com.oprname || ')',
           'NEGATOR = OPERATOR(' || quote_ident(nn.nspname) || '.' || neg.oprname || ')',
           'RESTRICT = ' || nullif(o.oprrest, 0)::regproc,
           'JOIN = ' || nullif(o.oprjoin, 0)::regproc,
           case when o.oprcanhash then 'HASHES' end,
           case when o.oprcanmerge then 'MERGES' end) || E'\n)' as definition,
       de.description as comment,
       array[o.xmin::text::bigint, o.cmin::text::bigint] as row_version,
       array[de.xmin::text::bigint, de.cmin::text::bigint] as comment_version
from scope, pg_operator o
join pg_namespace n on n.oid = o.oprnamespace
left join pg_operator com on com.oid = o.oprcom
left join pg_namespace cn on cn.oid = com.oprnamespace
left join pg_operator neg on neg.oid = o.oprnegate
left join pg_namespace nn on nn.oid = neg.oprnamespace
left join pg_description de on de.classoid = 'pg_operator'::regclass and de.objoid = o.oid and de.objsubid = 0
where o.oprcode <> 0
  and o.oprnamespace = any (scope.schemas)
  and o.oid >= 16384
  and not exists (select from pg_depend e
                  where e.classid = 'pg_operator'::regclass and e.objid = o.oid and e.deptype = 'e')
