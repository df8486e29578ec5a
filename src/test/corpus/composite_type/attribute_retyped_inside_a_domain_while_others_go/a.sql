CREATE TYPE span AS (low bigint, high bigint, remark text);
CREATE DOMAIN shift AS span CONSTRAINT in_order CHECK ((VALUE).low <= (VALUE).high);
CREATE DOMAIN shifts AS span[] CONSTRAINT first_in_order CHECK (VALUE[1].low <= VALUE[1].high);
CREATE TABLE rota (id integer PRIMARY KEY, main shift UNIQUE, others shifts);
CREATE RULE shortened AS ON DELETE TO rota DO INSTEAD
    UPDATE rota SET main.low = (main).low - 1 WHERE (main).remark IS NOT NULL;
