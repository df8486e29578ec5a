package io.github.dblifecycle.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dblifecycle.finding.Finding;
import io.github.dblifecycle.plan.HazardKind;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same entities with each provider, as each of them would have them kept. */
class EntityProvidersTest {

    private static final String CUSTOMER = """
            import java.math.BigDecimal;
            import java.util.HashSet;
            import java.util.Set;
            import java.util.UUID;

            @Entity
            @Table(name = "customers", uniqueConstraints = @UniqueConstraint(columnNames = {"tenant", "number"}))
            public class Customer {

                public enum Status {
                    NEW,
                    ACTIVE
                }

                @Id
                @GeneratedValue(strategy = GenerationType.IDENTITY)
                private Long id;

                @Column(nullable = false, unique = true, length = 120)
                private String email;

                @Column(nullable = false)
                private int tenant;

                @Column(nullable = false)
                private int number;

                @Enumerated(EnumType.STRING)
                @Column(nullable = false)
                private Status status;

                private BigDecimal balance;

                @Column(nullable = false)
                private UUID token;

                @Version
                @Column(nullable = false)
                private int version;

                @ElementCollection
                @CollectionTable(name = "customer_tags", joinColumns = @JoinColumn(name = "customer_id", nullable = false))
                @Column(name = "tag", nullable = false)
                private Set<String> tags = new HashSet<>();
            }
            """;

    private static final String PURCHASE = """
            @Entity
            @Table(name = "purchases")
            public class Purchase {

                @Id
                @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "purchase")
                @SequenceGenerator(name = "purchase", sequenceName = "purchase_ids", allocationSize = 20)
                private Long id;

                @ManyToOne(optional = false)
                @JoinColumn(name = "customer_id", nullable = false)
                private Customer customer;

                @Column(name = "placed_at", nullable = false)
                private java.time.LocalDateTime placedAt;

                private String note;
            }
            """;

    private static final String WITH_CARE = """
            create table customers (
                id bigint generated always as identity primary key,
                email text not null check (email like '%@%'),
                tenant int not null,
                number int not null,
                status varchar(10) not null check (status in ('NEW', 'ACTIVE')),
                balance numeric(12,2),
                token uuid not null default gen_random_uuid(),
                version int not null default 0,
                noted_by text);
            create unique index customers_email on customers (email);
            create unique index customers_number on customers (tenant, number);
            comment on table customers is 'who buys';
            create table customer_tags (
                customer_id bigint not null references customers on delete cascade,
                tag text not null,
                primary key (customer_id, tag));
            create sequence purchase_ids increment 20;
            create table purchases (
                id bigint not null,
                customer_id bigint not null references customers,
                placed_at timestamptz not null,
                note text,
                primary key (id));
            create index on purchases (customer_id, placed_at desc);
            create view notes as select note from purchases;
            """;

    private static EntityProject shop(Path directory, String provider) {
        return new EntityProject(directory, provider)
                .entity("Customer", CUSTOMER)
                .entity("Purchase", PURCHASE);
    }

    private static List<Finding> findings(Path directory, Declaration declaration) throws Exception {
        return new ValidateProject(directory).declaredBy(declaration).check().findings();
    }

    @ParameterizedTest
    @ValueSource(strings = {"hibernate-5.6", "hibernate-6", "hibernate-7", "eclipselink"})
    void whatIsGeneratedFromNothingSatisfies(String provider, @TempDir Path directory) throws Exception {
        Declaration declaration = shop(directory, provider).declaration();

        GenerateOutcome outcome = new GoalProject(directory)
                .declaredBy(declaration)
                .migration("V0__nothing.sql", "select 1")
                .generate("all");

        assertThat(outcome).isInstanceOf(GenerateOutcome.Written.class);
        assertThat(findings(directory, declaration)).isEmpty();
        assertThat(new GoalProject(directory).text("src/main/resources/db/migration/V1__all.sql"))
                .contains("idx_purchases_customer_id")
                .doesNotContainPattern("(?i)(fk|uk)_?[a-z0-9]{20,}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"hibernate-5.6", "hibernate-6", "hibernate-7", "eclipselink"})
    void aSchemaWrittenWithCareSatisfies(String provider, @TempDir Path directory) throws Exception {
        Declaration declaration = shop(directory, provider).declaration();
        new ValidateProject(directory).migration("V1__shop.sql", WITH_CARE);

        assertThat(findings(directory, declaration)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"hibernate-5.6", "hibernate-6", "hibernate-7", "eclipselink"})
    void whatIsWrongIsFoundAndMended(String provider, @TempDir Path directory) throws Exception {
        Declaration declaration = shop(directory, provider).declaration();
        new ValidateProject(directory)
                .migration(
                        "V1__shop.sql",
                        WITH_CARE
                                .replace("    note text,\n", "")
                                .replace("create view notes as select note from purchases;", "")
                                .replace("email text not null", "email varchar(100) not null")
                                .replace("create unique index customers_email", "create index customers_email")
                                .replace(
                                        "customer_id bigint not null references customers,",
                                        "customer_id bigint not null,")
                                .replace("create index on purchases (customer_id, placed_at desc);", "")
                                .replace("increment 20", "increment 1")
                                .replace("noted_by text", "noted_by text not null")
                                .replace("tenant int not null", "tenant int"));

        List<Finding> findings = findings(directory, declaration);
        Set<String> said = new TreeSet<>();
        findings.forEach(
                finding -> said.add(finding.code() + " " + finding.message().replaceAll(" (is|and) .*", "")));

        assertThat(said)
                .containsExactlyInAnyOrder(
                        "DB900 column public.purchases.note",
                        "DB901 column public.customers.email",
                        "DB900 constraint " + unique(findings) + " on public.customers",
                        "DB900 constraint fk_purchases_customer_id on public.purchases",
                        "DB900 index public.idx_purchases_customer_id",
                        "DB901 sequence public.purchase_ids",
                        "DB902 column public.customers.noted_by",
                        "DB901 column public.customers.tenant");
        assertThat(findings.stream().filter(one -> one.message().contains("purchases.note")))
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.message()).endsWith("(shop.Purchase.note)");
                    assertThat(one.position()).hasToString("Optional[src/main/java/shop/Purchase.java:21]");
                });

        GenerateOutcome outcome = new GoalProject(directory)
                .declaredBy(declaration)
                .allow(HazardKind.values())
                .generate("mend");

        assertThat(outcome).isInstanceOf(GenerateOutcome.Written.class);
        assertThat(findings(directory, declaration)).isEmpty();
    }

    /** Each provider has a name of its own for it, or leaves it to the server. */
    private static String unique(List<Finding> findings) {
        return findings.stream()
                .map(Finding::message)
                .filter(message -> message.startsWith("constraint ") && message.contains(" on public.customers "))
                .map(message -> message.replaceFirst("constraint (\\S+) .*", "$1"))
                .findFirst()
                .orElse("");
    }
}
