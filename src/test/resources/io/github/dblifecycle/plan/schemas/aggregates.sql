create aggregate total(integer) (sfunc = int4pl, stype = integer, initcond = '0', parallel = safe, combinefunc = int4pl);
create aggregate counted(*) (sfunc = int8inc, stype = bigint, initcond = '0');
create aggregate largest(integer) (sfunc = int4larger, stype = integer, sortop = operator(pg_catalog.>));
create aggregate middle(float8 order by anyelement)
    (sfunc = ordered_set_transition, stype = internal, finalfunc = percentile_disc_final, finalfunc_extra);
create aggregate place(variadic "any" order by variadic "any")
    (sfunc = ordered_set_transition_multi, stype = internal, finalfunc = rank_final, finalfunc_extra, hypothetical);
create aggregate moving(float8) (sfunc = float8pl, stype = float8, initcond = '0',
    msfunc = float8pl, minvfunc = float8mi, mstype = float8, minitcond = '0');
create function add_all(integer, integer) returns integer language sql immutable strict return $1 + $2;
create aggregate "A own"(named integer) (sfunc = add_all, stype = integer);
comment on aggregate total(integer) is 'adds';
comment on aggregate middle(float8 order by anyelement) is 'ordered';
create view uses as select total(i) from generate_series(1, 3) i;
