CREATE SEQUENCE tickets;
CREATE SEQUENCE invoices;
ALTER SEQUENCE invoices OWNER TO accounting;
CREATE SEQUENCE refunds;
ALTER SEQUENCE refunds OWNER TO accounting;
CREATE TABLE visit (id bigint);
ALTER TABLE visit OWNER TO reception;
CREATE TABLE payment (id bigint);
ALTER TABLE payment OWNER TO reception;
