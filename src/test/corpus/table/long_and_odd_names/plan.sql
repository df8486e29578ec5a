-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
CREATE TABLE public."Select" (
    "From" integer,
    "a ""quoted"" one" text,
    "ä€" text,
    a_name_that_is_exactly_as_long_as_the_server_allows_it_to_be_ok integer GENERATED ALWAYS AS IDENTITY (SEQUENCE NAME public."Select_a_name_that_is_exactly_as_long_as_the_server_allows__seq")
);

CREATE INDEX "Index " ON public."Select" USING btree ("a ""quoted"" one");
