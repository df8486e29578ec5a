-- What is there that initdb did not make (PostgreSQL, "FirstNormalObjectId": 16384), by what it is; objects of extensions
-- and what goes with a table or type are told by what they belong to.
with own as (
    select 'table or view' as kind, 'pg_class'::regclass as catalog, oid, oid::regclass::text as name from pg_class
        where relkind in ('r', 'p', 'v', 'm', 'f', 'S') and oid >= 16384
    union all select 'routine', 'pg_proc'::regclass, oid, oid::regprocedure::text from pg_proc where oid >= 16384
    union all select 'type', 'pg_type'::regclass, t.oid, t.oid::regtype::text from pg_type t
        where t.oid >= 16384 and t.typelem = 0
          and (t.typrelid = 0 or exists (select from pg_class c where c.oid = t.typrelid and c.relkind = 'c'))
    union all select 'schema', 'pg_namespace'::regclass, oid, nspname::text from pg_namespace
        where oid >= 16384 and nspname !~ '^pg_(toast_)?temp'
    union all select 'extension', 'pg_extension'::regclass, oid, extname::text from pg_extension where oid >= 16384
    union all select 'large object', 'pg_largeobject'::regclass, oid, oid::text from pg_largeobject_metadata
    union all select 'event trigger', 'pg_event_trigger'::regclass, oid, evtname::text from pg_event_trigger
    union all select 'publication', 'pg_publication'::regclass, oid, pubname::text from pg_publication
    union all select 'subscription', 'pg_subscription'::regclass, oid, subname::text from pg_subscription
        where subdbid = (select oid from pg_database where datname = current_database())
    union all select 'foreign-data wrapper', 'pg_foreign_data_wrapper'::regclass, oid, fdwname::text
        from pg_foreign_data_wrapper where oid >= 16384
    union all select 'language', 'pg_language'::regclass, oid, lanname::text from pg_language where oid >= 16384
    union all select 'operator', 'pg_operator'::regclass, oid, oid::regoperator::text from pg_operator where oid >= 16384
    union all select 'collation', 'pg_collation'::regclass, oid, collname::text from pg_collation where oid >= 16384
    union all select 'cast', 'pg_cast'::regclass, oid, castsource::regtype || ' to ' || casttarget::regtype
        from pg_cast where oid >= 16384
    union all select 'conversion', 'pg_conversion'::regclass, oid, conname::text from pg_conversion where oid >= 16384
    union all select 'text search configuration', 'pg_ts_config'::regclass, oid, cfgname::text from pg_ts_config
        where oid >= 16384
    union all select 'default privileges', 'pg_default_acl'::regclass, oid, defaclrole::regrole::text
        from pg_default_acl
)
select kind || ' ' || name
from own
where not exists (select from pg_depend d where d.classid = own.catalog and d.objid = own.oid and d.deptype in ('e', 'i'))
order by 1
limit 5
