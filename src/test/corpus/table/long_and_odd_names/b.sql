CREATE TABLE "Select" ("From" integer, "a ""quoted"" one" text, "ä€" text,
    a_name_that_is_exactly_as_long_as_the_server_allows_it_to_be_ok integer GENERATED ALWAYS AS IDENTITY);
CREATE INDEX "Index " ON "Select" ("a ""quoted"" one");
