-- The server prints functions and procedures itself; of an aggregate it prints nothing, so its definition is put
-- together here. What a range type brought along (deptype i) is the type's.
with scope as (select ?::oid[] as schemas, ?::oid[] as excluded)
select n.nspname as schema,
       p.proname as name,
       p.prokind as kind,
       array_to_string(array(select format_type(t.type, null)
                             from unnest(p.proargtypes::oid[]) with ordinality as t (type, position)
                             order by t.position), ', ') as arguments,
       case when p.prokind <> 'a' then pg_get_functiondef(p.oid)
       else 'CREATE OR REPLACE AGGREGATE ' || quote_ident(n.nspname) || '.' || quote_ident(p.proname)
            || '(' || coalesce(nullif(pg_get_function_arguments(p.oid), ''), '*') || E') (\n    ' || concat_ws(E',\n    ',
            'SFUNC = ' || g.aggtransfn::regproc::text,
            'STYPE = ' || format_type(g.aggtranstype, null),
            'SSPACE = ' || nullif(g.aggtransspace, 0)::text,
            'FINALFUNC = ' || nullif(g.aggfinalfn, 0)::regproc::text,
            case when g.aggfinalextra then 'FINALFUNC_EXTRA' end,
            'FINALFUNC_MODIFY = ' || case when g.aggfinalfn = 0 then null
                when g.aggfinalmodify = 'r' then 'READ_ONLY'
                when g.aggfinalmodify = 's' then 'SHAREABLE' else 'READ_WRITE' end,
            'COMBINEFUNC = ' || nullif(g.aggcombinefn, 0)::regproc::text,
            'SERIALFUNC = ' || nullif(g.aggserialfn, 0)::regproc::text,
            'DESERIALFUNC = ' || nullif(g.aggdeserialfn, 0)::regproc::text,
            'INITCOND = ' || quote_literal(g.agginitval),
            'MSFUNC = ' || nullif(g.aggmtransfn, 0)::regproc::text,
            'MINVFUNC = ' || nullif(g.aggminvtransfn, 0)::regproc::text,
            'MSTYPE = ' || case when g.aggmtranstype <> 0 then format_type(g.aggmtranstype, null) end,
            'MSSPACE = ' || nullif(g.aggmtransspace, 0)::text,
            'MFINALFUNC = ' || nullif(g.aggmfinalfn, 0)::regproc::text,
            case when g.aggmfinalextra then 'MFINALFUNC_EXTRA' end,
            'MFINALFUNC_MODIFY = ' || case when g.aggmfinalfn = 0 then null
                when g.aggmfinalmodify = 'r' then 'READ_ONLY'
                when g.aggmfinalmodify = 's' then 'SHAREABLE' else 'READ_WRITE' end,
            'MINITCOND = ' || quote_literal(g.aggminitval),
            'SORTOP = OPERATOR(' || quote_ident(opn.nspname) || '.' || op.oprname || ')',
            'PARALLEL = ' || case p.proparallel when 's' then 'SAFE' when 'r' then 'RESTRICTED' end,
            case when g.aggkind = 'h' then 'HYPOTHETICAL' end) || E'\n)\n'
       end as definition,
       p.prosqlbody is not null as parsed,
       coalesce(pg_get_function_result(p.oid), array_to_string(p.proargmodes, '')) as result,
       coalesce(p.proargnames, array_fill(''::text, array[p.pronargs])) as argument_names,
       p.pronargdefaults as defaults,
       de.description as comment,
       greatest(array[p.xmin::text::bigint, p.cmin::text::bigint],
                case when g.aggfnoid is not null then array[g.xmin::text::bigint, g.cmin::text::bigint] end)
            as row_version,
       array[de.xmin::text::bigint, de.cmin::text::bigint] as comment_version
from scope, pg_proc p
join pg_namespace n on n.oid = p.pronamespace
left join pg_aggregate g on g.aggfnoid = p.oid
left join pg_operator op on op.oid = g.aggsortop
left join pg_namespace opn on opn.oid = op.oprnamespace
left join pg_description de on de.classoid = 'pg_proc'::regclass and de.objoid = p.oid and de.objsubid = 0
where p.pronamespace = any (scope.schemas)
  and not exists (select from pg_depend e
                  where e.classid = 'pg_proc'::regclass and e.objid = p.oid and e.deptype in ('e', 'i'))
