-- The types of tokens have names that only their parser knows.
with scope as (select ?::oid[] as schemas, ?::oid[] as excluded),
mappings as (
    select m.mapcfg, m.maptokentype,
           string_agg(m.mapdict::regdictionary::text, ', ' order by m.mapseqno) as dictionaries,
           max(array[m.xmin::text::bigint, m.cmin::text::bigint]) as row_version
    from pg_ts_config_map m
    where m.mapcfg >= 16384
    group by m.mapcfg, m.maptokentype
)
select n.nspname as schema,
       c.cfgname as name,
       quote_ident(pn.nspname) || '.' || quote_ident(p.prsname) as parser,
       m.mappings,
       de.description as comment,
       greatest(array[c.xmin::text::bigint, c.cmin::text::bigint], m.row_version) as row_version,
       array[de.xmin::text::bigint, de.cmin::text::bigint] as comment_version
from scope, pg_ts_config c
join pg_namespace n on n.oid = c.cfgnamespace
join pg_ts_parser p on p.oid = c.cfgparser
join pg_namespace pn on pn.oid = p.prsnamespace
cross join lateral (
    select coalesce(array_agg(t.alias || '=' || m.dictionaries), '{}'), max(m.row_version)
    from mappings m
    join ts_token_type(c.cfgparser) t on t.tokid = m.maptokentype
    where m.mapcfg = c.oid
) as m (mappings, row_version)
left join pg_description de on de.classoid = 'pg_ts_config'::regclass and de.objoid = c.oid and de.objsubid = 0
where c.cfgnamespace = any (scope.schemas)
  and c.oid >= 16384
  and not exists (select from pg_depend e
                  where e.classid = 'pg_ts_config'::regclass and e.objid = c.oid and e.deptype = 'e')
