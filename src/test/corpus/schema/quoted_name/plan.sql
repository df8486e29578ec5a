-- in a transaction

-- waits at most 3.0 s, runs at most 10.0 s
CREATE SCHEMA "Shop of ""Anna""";

CREATE TABLE "Shop of ""Anna"""."Item" (
    "Id" integer NOT NULL,
    "order" text,
    CONSTRAINT "Item_pkey" PRIMARY KEY ("Id")
);
