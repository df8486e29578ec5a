package io.github.dblifecycle.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dblifecycle.finding.Finding;
import io.github.dblifecycle.plan.HazardKind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * A small model for each way of mapping, all of them together in one project for each provider: what is generated for them from
 * nothing satisfies them, and one thing that is taken away of each is found by its name.
 */
class EntityMappingsTest {

    private static final Set<String> ALL = Set.of("hibernate-5.6", "hibernate-6", "hibernate-7", "eclipselink");
    private static final Set<String> NEW_HIBERNATE = Set.of("hibernate-6", "hibernate-7");

    /**
     * A model.
     *
     * @param providers directories of {@code target/jpa} that it is for
     * @param classes by their names, {@code CLASS: body}
     * @param harm what a migration does to it that entities do not like
     * @param found beginning of what is said then
     */
    private record Model(String name, Set<String> providers, List<String> classes, String harm, String found) {}

    private static Model model(String name, String harm, String found, String... classes) {
        return new Model(name, ALL, List.of(classes), harm, found);
    }

    private static final List<Model> MODELS = List.of(
            model(
                    "version",
                    "alter table noted drop column revision",
                    "DB900 column public.noted.revision",
                    "Noted: @Entity public class Noted { @Id Long id; @Version @Column(nullable = false) int revision; }"),
            model(
                    "large objects",
                    "alter table scan alter column content type integer using null",
                    "DB901 column public.scan.content",
                    "Scan: @Entity public class Scan { @Id Long id; @Lob byte[] content; @Lob String words; }"),
            model(
                    "sequence with an allocation size",
                    "alter sequence ticket_ids increment 7",
                    "DB901 sequence public.ticket_ids",
                    "Ticket: @Entity public class Ticket { @Id @GeneratedValue(generator = \"t\")"
                            + " @SequenceGenerator(name = \"t\", sequenceName = \"ticket_ids\", allocationSize = 20) Long id; }"),
            model(
                    "element collection",
                    "drop table song_tags",
                    "DB900 table public.song_tags",
                    "Song: @Entity public class Song { @Id Long id; @ElementCollection @CollectionTable(name ="
                            + " \"song_tags\", joinColumns = @JoinColumn(name = \"song_id\")) @Column(name = \"tag\")"
                            + " java.util.Set<String> tags; }"),
            model(
                    "map and list",
                    "alter table drawer_items drop column place",
                    "DB900 column public.drawer_items.place",
                    "Drawer: @Entity public class Drawer { @Id Long id; @ElementCollection @CollectionTable(name ="
                            + " \"drawer_items\", joinColumns = @JoinColumn(name = \"drawer_id\")) @OrderColumn(name ="
                            + " \"place\") @Column(name = \"item\") java.util.List<String> items; @ElementCollection"
                            + " @CollectionTable(name = \"drawer_labels\", joinColumns = @JoinColumn(name = \"drawer_id\"))"
                            + " @MapKeyColumn(name = \"label\") @Column(name = \"text\") java.util.Map<String, String> labels; }"),
            model(
                    "join table",
                    "alter table player_teams drop constraint fk_player_teams_team_id",
                    "DB900 constraint fk_player_teams_team_id on public.player_teams",
                    "Team: @Entity public class Team { @Id Long id; @ManyToMany(mappedBy = \"teams\")"
                            + " java.util.Set<Player> players; }",
                    "Player: @Entity public class Player { @Id Long id; @ManyToMany @JoinTable(name = \"player_teams\","
                            + " joinColumns = @JoinColumn(name = \"player_id\"), inverseJoinColumns ="
                            + " @JoinColumn(name = \"team_id\")) java.util.Set<Team> teams; }"),
            model(
                    "children of one parent",
                    "alter table leaf drop column tree_id",
                    "DB900 column public.leaf.tree_id",
                    "Tree: @Entity public class Tree { @Id Long id; @OneToMany(mappedBy = \"tree\") java.util.List<Leaf>"
                            + " leaves; }",
                    "Leaf: @Entity public class Leaf { @Id Long id; @ManyToOne @JoinColumn(name = \"tree_id\") Tree tree; }"),
            model(
                    "one table of several classes",
                    "alter table payment drop column card",
                    "DB900 column public.payment.card",
                    "Payment: @Entity @Inheritance(strategy = InheritanceType.SINGLE_TABLE)"
                            + " @DiscriminatorColumn(name = \"kind\", length = 20) public abstract class Payment { @Id Long id; }",
                    "CardPayment: @Entity @DiscriminatorValue(\"CARD\") public class CardPayment extends Payment { String card; }"),
            model(
                    "joined tables",
                    "alter table lorry drop column axles",
                    "DB900 column public.lorry.axles",
                    "Vehicle: @Entity @Inheritance(strategy = InheritanceType.JOINED) public abstract class Vehicle { @Id"
                            + " Long id; String plate; }",
                    "Lorry: @Entity public class Lorry extends Vehicle { Integer axles; }"),
            model(
                    "a table of each class",
                    "alter table circle drop column colour",
                    "DB900 column public.circle.colour",
                    "Shape: @Entity @Inheritance(strategy = InheritanceType.TABLE_PER_CLASS) public abstract class Shape {"
                            + " @Id Long id; String colour; }",
                    "Circle: @Entity public class Circle extends Shape { Integer radius; }"),
            model(
                    "secondary table",
                    "alter table person_details drop column biography",
                    "DB900 column public.person_details.biography",
                    "Person: @Entity @SecondaryTable(name = \"person_details\") public class Person { @Id Long id;"
                            + " @Column(table = \"person_details\") String biography; }"),
            model(
                    "embedded",
                    "alter table shop drop column home_street",
                    "DB900 column public.shop.home_street",
                    "Address: @Embeddable public class Address { String street; String town; }",
                    "Shop: @Entity public class Shop { @Id Long id; @Embedded @AttributeOverride(name = \"street\", column ="
                            + " @Column(name = \"home_street\")) Address home; }"),
            model(
                    "composite id",
                    "alter table booking drop constraint booking_pkey",
                    "DB900 constraint booking_pkey on public.booking",
                    "BookingId: @Embeddable public class BookingId implements java.io.Serializable { @Column(name ="
                            + " \"room\") Long room; @Column(name = \"night\") Long night; public boolean equals(Object other)"
                            + " { return this == other; } public int hashCode() { return 1; } }",
                    "Booking: @Entity public class Booking { @EmbeddedId BookingId id; String guest; }"),
            model(
                    "derived id",
                    "alter table passport drop constraint fk_passport_owner_id",
                    "DB900 constraint fk_passport_owner_id on public.passport",
                    "Owner: @Entity @Table(name = \"owners\") public class Owner { @Id Long id; }",
                    "Passport: @Entity public class Passport { @Id Long id; @MapsId @OneToOne @JoinColumn(name ="
                            + " \"owner_id\") Owner owner; }"),
            model(
                    "another schema",
                    "alter table billing.invoice drop column total",
                    "DB900 column billing.invoice.total",
                    "Invoice: @Entity @Table(name = \"invoice\", schema = \"billing\") public class Invoice { @Id Long id;"
                            + " @Column(precision = 12, scale = 2) java.math.BigDecimal total; }"),
            model(
                    "converter",
                    "alter table light alter column state type integer using null",
                    "DB901 column public.light.state",
                    "OnOff: @Converter public class OnOff implements AttributeConverter<Boolean, String> { public String"
                            + " convertToDatabaseColumn(Boolean on) { return Boolean.TRUE.equals(on) ? \"on\" : \"off\"; } public Boolean"
                            + " convertToEntityAttribute(String text) { return \"on\".equals(text); } }",
                    "Light: @Entity public class Light { @Id Long id; @Convert(converter = OnOff.class) @Column(length = 3)"
                            + " Boolean state; }"),
            model(
                    "times",
                    "alter table visit alter column began type date",
                    "DB901 column public.visit.began",
                    "Visit: @Entity public class Visit { @Id Long id; java.time.LocalDateTime began; java.time.LocalDate"
                            + " planned; }"),
            model(
                    "unique together",
                    "alter table seat drop constraint uk_seat",
                    "DB900 constraint uk_seat on public.seat",
                    "Seat: @Entity @Table(uniqueConstraints = @UniqueConstraint(name = \"uk_seat\", columnNames ="
                            + " {\"line\", \"number\"})) public class Seat { @Id Long id; @Column(nullable = false) Integer"
                            + " line; @Column(nullable = false) Integer number; }"),
            model(
                    "index",
                    "drop index ix_parcel",
                    "DB900 index public.ix_parcel",
                    "Parcel: @Entity @Table(indexes = @Index(name = \"ix_parcel\", columnList = \"depot\")) public class"
                            + " Parcel { @Id Long id; String depot; }"),
            new Model(
                    "rows that are marked as gone",
                    NEW_HIBERNATE,
                    List.of(
                            "Letter: @Entity @org.hibernate.annotations.SoftDelete public class Letter { @Id Long id; }"),
                    "alter table letter drop column deleted",
                    "DB900 column public.letter.deleted"),
            new Model(
                    "values of the database",
                    NEW_HIBERNATE,
                    List.of("Reading: @Entity public class Reading { @Id Long id;"
                            + " @org.hibernate.annotations.Generated String unit; }"),
                    "alter table reading alter column unit set not null",
                    "DB902 column public.reading.unit"),
            new Model(
                    "history of Envers",
                    Set.of("hibernate-6"),
                    List.of(
                            "Clause: @Entity @org.hibernate.envers.Audited public class Clause { @Id Long id; String words; }"),
                    "alter table clause_aud drop column revtype",
                    "DB900 column public.clause_aud.revtype"));

    @TestFactory
    Stream<DynamicTest> withHibernate5(@TempDir Path directory) throws Exception {
        return with("hibernate-5.6", directory);
    }

    @TestFactory
    Stream<DynamicTest> withHibernate6(@TempDir Path directory) throws Exception {
        return with("hibernate-6", directory);
    }

    @TestFactory
    Stream<DynamicTest> withHibernate7(@TempDir Path directory) throws Exception {
        return with("hibernate-7", directory);
    }

    @TestFactory
    Stream<DynamicTest> withEclipseLink(@TempDir Path directory) throws Exception {
        return with("eclipselink", directory);
    }

    private static Stream<DynamicTest> with(String provider, Path directory) throws Exception {
        List<Model> models = MODELS.stream()
                .filter(model -> model.providers().contains(provider))
                .toList();
        EntityProject project = new EntityProject(directory, provider);
        for (Model model : models) {
            for (String one : model.classes()) {
                int colon = one.indexOf(':');
                project.entity(one.substring(0, colon), one.substring(colon + 1).strip());
            }
        }
        Declaration declaration = project.declaration();
        GenerateOutcome outcome = new GoalProject(directory)
                .declaredBy(declaration)
                .migration("V0__nothing.sql", "select 1")
                .allow(HazardKind.values())
                .generate("all");
        assertThat(outcome).isInstanceOf(GenerateOutcome.Written.class);
        ValidateProject validated = new ValidateProject(directory).declaredBy(declaration);
        List<Finding> atFirst = validated.check().findings();
        String harm = models.stream().map(Model::harm).collect(Collectors.joining(";\n"));
        List<String> found = new ArrayList<>();
        for (Finding finding :
                validated.migration("V999__harm.sql", harm).check().findings()) {
            found.add(finding.code() + " " + finding.message());
        }
        return Stream.concat(
                Stream.of(DynamicTest.dynamicTest("nothing is found in what was generated", () -> assertThat(atFirst)
                        .isEmpty())),
                models.stream()
                        .map(model -> DynamicTest.dynamicTest(model.name(), () -> assertThat(found)
                                .anyMatch(one -> one.startsWith(model.found() + " ")))));
    }
}
