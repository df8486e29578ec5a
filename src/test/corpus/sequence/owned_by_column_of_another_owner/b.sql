CREATE SEQUENCE tickets;
CREATE SEQUENCE invoices;
CREATE SEQUENCE refunds;
CREATE TABLE visit (id bigint DEFAULT nextval('tickets'));
ALTER SEQUENCE tickets OWNED BY visit.id;
CREATE TABLE payment (id bigint DEFAULT nextval('invoices'));
ALTER SEQUENCE invoices OWNED BY payment.id;
CREATE TABLE refund (id bigint DEFAULT nextval('refunds'));
ALTER SEQUENCE refunds OWNED BY refund.id;
