-- Names of the queries that would find nothing, so that kinds of objects that nobody made cost next to nothing.
-- What initdb made has an OID below 16384 (FirstNormalObjectId, PostgreSQL source, access/transam.h).
select kind.query
from (values
    ('languages', exists (select from pg_language where oid >= 16384)),
    ('access_methods', exists (select from pg_am where oid >= 16384)),
    ('collations', exists (select from pg_collation where oid >= 16384)),
    ('conversions', exists (select from pg_conversion where oid >= 16384)),
    ('enums', exists (select from pg_type where oid >= 16384 and typtype = 'e')),
    ('domains', exists (select from pg_type where oid >= 16384 and typtype = 'd')),
    ('ranges', exists (select from pg_type where oid >= 16384 and typtype = 'r')),
    ('composite_types', exists (select from pg_class where oid >= 16384 and relkind = 'c')),
    ('sequences', exists (select from pg_class where oid >= 16384 and relkind = 'S')),
    ('views', exists (select from pg_class where oid >= 16384 and relkind in ('v', 'm'))),
    ('rules', exists (select from pg_rewrite where oid >= 16384 and rulename <> '_RETURN')),
    ('triggers', exists (select from pg_trigger where not tgisinternal)),
    ('policies', exists (select from pg_policy)),
    ('routines', exists (select from pg_proc where oid >= 16384)),
    ('operators', exists (select from pg_operator where oid >= 16384)),
    ('operator_families', exists (select from pg_opfamily where oid >= 16384)),
    ('operator_classes', exists (select from pg_opclass where oid >= 16384)),
    ('casts', exists (select from pg_cast where oid >= 16384)),
    ('transforms', exists (select from pg_transform where oid >= 16384)),
    ('text_search_parsers', exists (select from pg_ts_parser where oid >= 16384)),
    ('text_search_templates', exists (select from pg_ts_template where oid >= 16384)),
    ('text_search_dictionaries', exists (select from pg_ts_dict where oid >= 16384)),
    ('text_search_configurations', exists (select from pg_ts_config where oid >= 16384)),
    ('foreign_data_wrappers', exists (select from pg_foreign_data_wrapper)),
    ('foreign_servers', exists (select from pg_foreign_server)),
    ('user_mappings', exists (select from pg_foreign_server)),
    ('extended_statistics', exists (select from pg_statistic_ext)),
    ('event_triggers', exists (select from pg_event_trigger)),
    ('publications', exists (select from pg_publication)),
    ('publications_14', exists (select from pg_publication)),
    ('default_privileges', exists (select from pg_default_acl))
) as kind (query, there)
where not kind.there
