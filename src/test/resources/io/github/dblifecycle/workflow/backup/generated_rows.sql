-- Some rows for every table there is. A row that the schema refuses (a check, a trigger, a unique key) is counted and left out.
set client_min_messages = error;
create function pg_temp.literal(type oid, len integer, i integer) returns text language plpgsql as $$
declare
    t pg_type;
    s text;
begin
    select * into t from pg_type where oid = type;
    if t.typtype = 'd' then
        return pg_temp.literal(t.typbasetype, t.typtypmod, i);
    elsif t.typtype = 'e' then
        select enumlabel into s from pg_enum where enumtypid = type order by (enumsortorder * 7 + i)::int % 5, enumsortorder limit 1;
        return s;
    elsif t.typcategory = 'A' and t.typelem <> 0 then
        s := pg_temp.literal(t.typelem, len, i);
        return case when s is null or i % 4 = 3 then '{}' else '{' || to_json(s)::text || ',NULL}' end;
    elsif t.typtype = 'r' then
        return case i % 3 when 0 then 'empty' when 1 then '(,)' else null end;
    elsif t.typtype in ('c', 'm') then
        return null;
    end if;
    s := case t.typname
        when 'bool' then (i % 2 = 0)::text
        when 'int2' then (i + 1)::text
        when 'int4' then (i + 1)::text
        when 'int8' then (i + 1)::text
        when 'oid' then (i + 1)::text
        when 'float4' then (array['NaN', 'Infinity', '1e-30', '0.1', '-0'])[i % 5 + 1]
        when 'float8' then (array['NaN', '-Infinity', '1e-300', '0.1', '3.0000000000000004'])[i % 5 + 1]
        when 'numeric' then (array['1', '0.10', '2', '7.250', '3'])[i % 5 + 1]
        when 'money' then i::text
        when 'bytea' then '\x00ff5c0a09' || lpad(to_hex(i), 4, '0')
        when 'date' then (array['infinity', '-infinity', '0044-03-15 BC', '2024-02-29', '9999-12-31'])[i % 5 + 1]
        when 'time' then '24:00:00'
        when 'timetz' then '12:34:56.789+05:30'
        when 'timestamp' then (array['infinity', '-infinity', '0044-03-15 01:02:03.000001 BC', '2024-02-29 12:00', 'epoch'])[i % 5 + 1]
        when 'timestamptz' then (array['infinity', '-infinity', '0044-03-15 01:02:03.000001 BC', '2024-02-29 12:00+05:30', 'epoch'])[i % 5 + 1]
        when 'interval' then (array['-1 year -2 mons +3 days -04:05:06.789', '178000000 years', '0', '1 mon', '00:00:00.000001'])[i % 5 + 1]
        when 'uuid' then md5(i::text || clock_timestamp()::text)
        when 'json' then (array['{"a" :  [1, 2], "a": "\u00e9\\n\t"}', 'null', '""', '[]', '1e400'])[i % 5 + 1]
        when 'jsonb' then (array['{"a": [1.10, 1e400], "b\\": "\u0001"}', 'null', '""', '[]', '{}'])[i % 5 + 1]
        when 'jsonpath' then '$.a[*] ? (@ > 1)'
        when 'xml' then '<a b="c">text &amp; more<!-- c --></a>'
        when 'inet' then '::1/64'
        when 'cidr' then '10.0.0.0/8'
        when 'macaddr' then '08:00:2b:01:02:03'
        when 'tsvector' then 'a:1A fat:2B,4C'
        when 'tsquery' then 'fat & !cat'
        when 'point' then '(1.5,-2e300)'
        when 'hstore' then '"a b"=>"c\"d", n=>NULL'
        when 'ltree' then 'a.b' || i
        when 'bit' then repeat('1', greatest(len, 1))
        when 'varbit' then '101'
    end;
    if s is null and t.typcategory = 'S' then
        s := (array['', E'tab\there \\ back \\. \\N\nline\r' || i, E'\U0001F600 é ß 漢字 ' || i, '''quotes'' "double" ' || i,
            'plain ' || i])[i % 5 + 1];
        if t.typname in ('varchar', 'bpchar') and len > 4 then
            s := left(case when length(s) > len - 4 then i || s else s end, len - 4);
        end if;
    end if;
    return s;
end $$;

create function pg_temp.row_for(tab regclass, i integer) returns text language plpgsql as $$
declare
    c record;
    f record;
    names text[] := '{}';
    vals text[] := '{}';
    taken int2[] := '{}';
    parent text[];
begin
    for f in select conkey, confkey, confrelid::regclass as other from pg_constraint
             where contype = 'f' and conrelid = tab and conparentid = 0 order by cardinality(conkey) desc, conname loop
        if f.conkey && taken then
            continue;
        end if;
        execute (select format('select array[%s] from (select * from %s order by random() limit 1) o',
                               string_agg(format('%I::text', a.attname), ', ' order by k.n), f.other)
                 from unnest(f.confkey) with ordinality as k (num, n)
                 join pg_attribute a on a.attrelid = f.other and a.attnum = k.num) into parent;
        for n in 1 .. cardinality(f.conkey) loop
            taken := taken || f.conkey[n];
            names := names || (select quote_ident(attname) from pg_attribute where attrelid = tab and attnum = f.conkey[n]);
            vals := vals || quote_nullable(parent[n]);
        end loop;
    end loop;
    for c in select attname, attnum, atttypid, atttypmod, attnotnull, atthasdef, attidentity, attgenerated
             from pg_attribute where attrelid = tab and attnum > 0 and not attisdropped and attnum <> all (taken) order by attnum loop
        if c.attgenerated <> '' or c.attidentity <> '' or (c.atthasdef and i % 3 <> 0) then
            continue;
        end if;
        names := names || quote_ident(c.attname);
        vals := vals || case when not c.attnotnull and (i + c.attnum) % 4 = 0 then 'NULL'
                             else quote_nullable(pg_temp.literal(c.atttypid, c.atttypmod, i + c.attnum)) end;
    end loop;
    return format('insert into %s (%s) values (%s)', tab, array_to_string(names, ', '), array_to_string(vals, ', '));
end $$;

create temporary table filled (told text);
do $$
declare
    tab regclass;
    done integer := 0;
    refused integer := 0;
begin
    -- Twice, so that what refers to a table that comes later finds rows in it.
    for pass in 0 .. 2 loop
        for tab in select c.oid from pg_class c where c.relkind in ('r', 'p') and not c.relispartition
                   and c.relpersistence <> 't' and c.relnamespace::regnamespace::text not in ('pg_catalog', 'information_schema')
                   order by c.oid loop
            for i in pass * 6 .. pass * 6 + 5 loop
                begin
                    execute pg_temp.row_for(tab, i);
                    done := done + 1;
                exception when others then
                    refused := refused + 1;
                end;
            end loop;
        end loop;
    end loop;
    for tab in select c.oid from pg_class c where c.relkind in ('r', 'p') and not c.relispartition
               and c.relpersistence <> 't' and c.relnamespace::regnamespace::text not in ('pg_catalog', 'information_schema') loop
        execute format('insert into filled select ''table'' where exists (select from %s)', tab);
    end loop;
    update filled set told = format('%s rows in %s tables, %s refused', done, (select count(*) from filled), refused);
end $$;
do $$ begin
    perform lo_from_bytea(0, decode(repeat('00ff5c27', 300000), 'hex'));
end $$;
