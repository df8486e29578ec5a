CREATE TABLE orders (id bigint PRIMARY KEY);
CREATE TABLE U&"evil\000A::add-mask::orders\000A##[add-mask]shop" (id bigint);
DO $$ BEGIN RAISE NOTICE E'hello\n::stop-commands::forever\n##[add-mask]orders'; END $$;
