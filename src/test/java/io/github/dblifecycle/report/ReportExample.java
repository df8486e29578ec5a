package io.github.dblifecycle.report;

import io.github.dblifecycle.catalog.Catalog;
import io.github.dblifecycle.catalog.read.TestDatabase;
import io.github.dblifecycle.diff.Comparison;
import io.github.dblifecycle.diff.SchemaDiff;
import io.github.dblifecycle.finding.Finding;
import io.github.dblifecycle.finding.Severity;
import io.github.dblifecycle.plan.MigrationPlanner;
import io.github.dblifecycle.plan.Plan;
import io.github.dblifecycle.plan.PlanSettings;
import io.github.dblifecycle.plan.UnplannableException;
import io.github.dblifecycle.sql.SourcePosition;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A report as a shop may get it: schemas read from a server, and what is to be said of them. */
final class ReportExample {

    private static final String BEFORE = """
            CREATE TABLE customers (id bigint PRIMARY KEY, email text NOT NULL, name varchar(80), created_at timestamptz NOT NULL DEFAULT now());
            CREATE TABLE addresses (id bigint PRIMARY KEY, customer_id bigint NOT NULL CONSTRAINT addresses_customer_fk REFERENCES customers, street text NOT NULL, city text NOT NULL, country char(2) NOT NULL);
            CREATE TABLE products (id bigint PRIMARY KEY, title text NOT NULL, price numeric(10,2) NOT NULL CHECK (price >= 0), old_code text);
            CREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint NOT NULL CONSTRAINT orders_customer_fk REFERENCES customers, address_id bigint CONSTRAINT orders_address_fk REFERENCES addresses, status text NOT NULL DEFAULT 'new', placed_at timestamptz NOT NULL, CONSTRAINT orders_status_check CHECK (status IN ('new', 'paid', 'sent')));
            CREATE TABLE order_lines (order_id bigint NOT NULL CONSTRAINT order_lines_order_fk REFERENCES orders, product_id bigint NOT NULL CONSTRAINT order_lines_product_fk REFERENCES products, quantity integer NOT NULL, PRIMARY KEY (order_id, product_id));
            CREATE TABLE audit_log (id bigint PRIMARY KEY, at timestamptz NOT NULL, what text NOT NULL);
            CREATE FUNCTION total(o bigint) RETURNS numeric LANGUAGE sql STABLE AS $$
              SELECT sum(l.quantity * p.price)
              FROM order_lines l JOIN products p ON p.id = l.product_id
              WHERE l.order_id = o
            $$;
            """;

    private static final String AFTER = """
            CREATE TABLE customers (id bigint PRIMARY KEY, email text NOT NULL, name varchar(120), created_at timestamptz NOT NULL DEFAULT now());
            CREATE TABLE addresses (id bigint PRIMARY KEY, customer_id bigint NOT NULL CONSTRAINT addresses_customer_fk REFERENCES customers, street text NOT NULL, city text NOT NULL, country char(2) NOT NULL);
            CREATE TABLE products (id bigint PRIMARY KEY, title text NOT NULL, price numeric(10,2) NOT NULL CHECK (price >= 0));
            CREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint NOT NULL CONSTRAINT orders_customer_fk REFERENCES customers, address_id bigint CONSTRAINT orders_address_fk REFERENCES addresses, status text NOT NULL DEFAULT 'new', placed_at timestamptz NOT NULL, note text, CONSTRAINT orders_status_check CHECK (status IN ('new', 'paid', 'sent', 'returned')));
            CREATE TABLE order_lines (order_id bigint NOT NULL CONSTRAINT order_lines_order_fk REFERENCES orders, product_id bigint NOT NULL CONSTRAINT order_lines_product_fk REFERENCES products, quantity integer NOT NULL, PRIMARY KEY (order_id, product_id));
            CREATE TABLE payments (id bigint PRIMARY KEY, order_id bigint NOT NULL CONSTRAINT payments_order_fk REFERENCES orders, amount numeric(10,2) NOT NULL, paid_at timestamptz);
            CREATE FUNCTION total(o bigint) RETURNS numeric LANGUAGE sql STABLE AS $$
              SELECT sum(l.quantity * p.price * 1.19)
              FROM order_lines l JOIN products p ON p.id = l.product_id
              WHERE l.order_id = o
            $$;
            """;

    private ReportExample() {}

    /** Of a goal that found differences and knows what would end them. */
    static Report failed() {
        Catalog from = read(BEFORE);
        Catalog to = read(AFTER);
        Comparison comparison = new Comparison(from, to, SchemaDiff.between(from, to));
        List<Finding> findings = new ArrayList<>();
        findings.add(Finding.error(
                "DB001",
                Optional.of(new SourcePosition("src/main/resources/db/schema.sql", 48)),
                "table public.payments is declared, but no migration creates it",
                "mvn db:generate -Ddb.description=add_payments"));
        findings.add(Finding.error(
                        "DB003",
                        Optional.of(new SourcePosition("src/main/resources/db/schema.sql", 6)),
                        "column public.customers.name is declared differently from what the migrations produce",
                        "mvn db:generate -Ddb.description=change_customers_name")
                .withDetails(List.of(
                        "type: declared character varying(120), migrations character varying(80)",
                        "migrations: src/main/resources/db/migration/V1__create_shop.sql:3")));
        findings.add(new Finding(
                "DB101",
                Severity.WARNING,
                Optional.of(new SourcePosition("src/main/resources/db/migration/V3__add_addresses.sql", 12)),
                "the foreign key addresses_customer_fk has no index on its columns, so that deleting a customer reads the"
                        + " whole table",
                List.of(),
                Optional.of("CREATE INDEX CONCURRENTLY ON addresses (customer_id);")));
        return new Report(
                        "validate",
                        Optional.empty(),
                        Report.Outcome.FAILED,
                        Instant.parse("2026-03-04T12:13:14Z"),
                        Duration.ofMillis(1875),
                        findings,
                        history(),
                        new TreeMap<>(Map.of("serverVersion", 18)))
                .with(new Illustration(
                        Optional.of(new Illustration.SideBySide("migrations", "declared schema", comparison)),
                        Optional.of(PlanView.of(plan(from, to)))));
    }

    /** Of a goal that has nothing to say. */
    static Report passed() {
        return new Report(
                "validate",
                Optional.empty(),
                Report.Outcome.PASSED,
                Instant.parse("2026-03-04T12:13:14Z"),
                Duration.ofMillis(1875),
                List.of(),
                List.of(),
                Map.of("serverVersion", 18));
    }

    private static List<Map<String, Object>> history() {
        List<Map<String, Object>> rows = new ArrayList<>();
        rows.add(row("1", "create shop", "applied", "2025-11-03T09:14:02Z", 412));
        rows.add(row("2", "add products", "applied", "2025-11-20T16:40:51Z", 87));
        rows.add(row("3", "add addresses", "applied", "2026-01-12T10:02:30Z", 133));
        rows.add(new TreeMap<>(Map.of(
                "version",
                "4",
                "description",
                "orders may be sent",
                "script",
                "V4__orders_may_be_sent.sql",
                "state",
                "pending")));
        return rows;
    }

    private static Map<String, Object> row(String version, String description, String state, String at, int millis) {
        return new TreeMap<>(Map.of(
                "version",
                version,
                "description",
                description,
                "script",
                "V" + version + "__" + description.replace(' ', '_') + ".sql",
                "state",
                state,
                "appliedAt",
                at,
                "appliedBy",
                "deploy",
                "durationMillis",
                millis));
    }

    private static Plan plan(Catalog from, Catalog to) {
        try {
            return MigrationPlanner.plan(from, to, new PlanSettings(18, true));
        } catch (UnplannableException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Catalog read(String script) {
        try (TestDatabase database = TestDatabase.with(script)) {
            return database.reading().catalog();
        }
    }
}
