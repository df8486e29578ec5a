-- What a user made (object identifiers from 16384 on, PostgreSQL "System Catalog Initial Data") and no other query
-- reads. What lies in no schema is listed whatever the scope.
with scope as (select ?::oid[] as schemas, ?::oid[] as excluded),
candidates (kind, class, oid, schema, name) as (
    select 'base type', 'pg_type'::regclass, t.oid, t.typnamespace, t.typname::text
    from pg_type t
    where t.typtype in ('b', 'p') and not exists (select from pg_type e where e.typarray = t.oid)
    union all
    select 'operator', 'pg_operator'::regclass, o.oid, o.oprnamespace,
           o.oprname || '(' || coalesce(format_type(nullif(o.oprleft, 0), null), 'none')
           || ', ' || format_type(o.oprright, null) || ')'
    from pg_operator o
    union all
    select 'operator class', 'pg_opclass'::regclass, o.oid, o.opcnamespace, o.opcname || ' using ' || am.amname
    from pg_opclass o join pg_am am on am.oid = o.opcmethod
    union all
    select 'operator family', 'pg_opfamily'::regclass, o.oid, o.opfnamespace, o.opfname || ' using ' || am.amname
    from pg_opfamily o join pg_am am on am.oid = o.opfmethod
    union all
    select 'collation', 'pg_collation'::regclass, c.oid, c.collnamespace, c.collname::text from pg_collation c
    union all
    select 'conversion', 'pg_conversion'::regclass, c.oid, c.connamespace, c.conname::text from pg_conversion c
    union all
    select 'text search configuration', 'pg_ts_config'::regclass, c.oid, c.cfgnamespace, c.cfgname::text
    from pg_ts_config c
    union all
    select 'text search dictionary', 'pg_ts_dict'::regclass, d.oid, d.dictnamespace, d.dictname::text
    from pg_ts_dict d
    union all
    select 'text search parser', 'pg_ts_parser'::regclass, p.oid, p.prsnamespace, p.prsname::text
    from pg_ts_parser p
    union all
    select 'text search template', 'pg_ts_template'::regclass, t.oid, t.tmplnamespace, t.tmplname::text
    from pg_ts_template t
    union all
    select 'extended statistics', 'pg_statistic_ext'::regclass, s.oid, s.stxnamespace, s.stxname::text
    from pg_statistic_ext s
    union all
    select 'foreign table', 'pg_class'::regclass, c.oid, c.relnamespace, c.relname::text
    from pg_class c where c.relkind = 'f'
    union all
    select 'cast', 'pg_cast'::regclass, c.oid, 0,
           format_type(c.castsource, null) || ' as ' || format_type(c.casttarget, null)
    from pg_cast c
    union all
    select 'transform', 'pg_transform'::regclass, t.oid, 0, format_type(t.trftype, null) || ' for ' || l.lanname
    from pg_transform t join pg_language l on l.oid = t.trflang
    union all
    select 'language', 'pg_language'::regclass, l.oid, 0, l.lanname::text from pg_language l
    union all
    select 'access method', 'pg_am'::regclass, a.oid, 0, a.amname::text from pg_am a
    union all
    select 'foreign-data wrapper', 'pg_foreign_data_wrapper'::regclass, w.oid, 0, w.fdwname::text
    from pg_foreign_data_wrapper w
    union all
    select 'server', 'pg_foreign_server'::regclass, s.oid, 0, s.srvname::text from pg_foreign_server s
    union all
    select 'user mapping', 'pg_user_mapping'::regclass, m.umid, 0, m.usename || ' on ' || m.srvname
    from pg_user_mappings m
    union all
    select 'event trigger', 'pg_event_trigger'::regclass, e.oid, 0, e.evtname::text from pg_event_trigger e
    union all
    select 'publication', 'pg_publication'::regclass, p.oid, 0, p.pubname::text from pg_publication p
    union all
    select 'subscription', 'pg_subscription'::regclass, s.oid, 0, s.subname::text
    from pg_subscription s
    where s.subdbid = (select d.oid from pg_database d where d.datname = current_database())
    union all
    select 'default privileges', 'pg_default_acl'::regclass, a.oid, a.defaclnamespace,
           'of role ' || quote_ident(pg_get_userbyid(a.defaclrole)) || ' for '
           || case a.defaclobjtype when 'r' then 'tables' when 'S' then 'sequences' when 'f' then 'functions'
                                   when 'T' then 'types' when 'n' then 'schemas' else 'large objects' end
    from pg_default_acl a
)
select c.kind,
       case when n.nspname is null then c.name
            when c.kind = 'default privileges' then c.name || ' in schema ' || quote_ident(n.nspname)
            else quote_ident(n.nspname) || '.' || c.name end as name
from scope, candidates c
left join pg_namespace n on n.oid = c.schema
where c.oid >= 16384
  and (c.schema = 0 or c.schema = any (scope.schemas))
  and (c.class <> 'pg_class'::regclass or c.oid <> all (scope.excluded))
  and not exists (select from pg_depend e
                  where e.classid = c.class and e.objid = c.oid and e.deptype in ('e', 'i'))
  and not (c.kind = 'operator family' and exists (
           select from pg_opclass o where o.opcfamily = c.oid and o.oid >= 16384))
