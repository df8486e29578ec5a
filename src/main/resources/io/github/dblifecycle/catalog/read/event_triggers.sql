-- Tags are the commands it is for; none: all.
with scope as (select ?::oid[] as schemas, ?::oid[] as excluded)
select t.evtname as name,
       'CREATE EVENT TRIGGER ' || quote_ident(t.evtname) || ' ON ' || t.evtevent
           || coalesce(E'\n    WHEN TAG IN (' || (select string_agg(quote_literal(tag), ', ' order by tag)
                                                from unnest(t.evttags) tag) || ')', '')
           || E'\n    EXECUTE FUNCTION ' || t.evtfoid::regproc || '()' as definition,
       t.evtenabled as enabled,
       de.description as comment,
       array[t.xmin::text::bigint, t.cmin::text::bigint] as row_version,
       array[de.xmin::text::bigint, de.cmin::text::bigint] as comment_version
from scope, pg_event_trigger t
left join pg_description de on de.classoid = 'pg_event_trigger'::regclass and de.objoid = t.oid and de.objsubid = 0
where t.oid >= 16384
  and not exists (select from pg_depend e
                  where e.classid = 'pg_event_trigger'::regclass and e.objid = t.oid and e.deptype = 'e')
