CREATE SCHEMA "Shop of ""Anna""";
CREATE TABLE "Shop of ""Anna"""."Item" ("Id" integer PRIMARY KEY, "order" text);
