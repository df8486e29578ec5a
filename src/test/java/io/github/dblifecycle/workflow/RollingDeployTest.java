package io.github.dblifecycle.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dblifecycle.finding.Finding;
import io.github.dblifecycle.finding.Severity;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The version that runs and the one that replaces it, both on one database. */
class RollingDeployTest {

    private static final String ID = "Long id;\n";

    private static final String NOTED = ID + "String note;\n";

    private static final String ORDERS = "create table orders (id bigint primary key, note varchar(255));\n";

    @TempDir
    private Path directory;

    private RollingProject project;

    @BeforeEach
    void create() {
        project = new RollingProject(directory, "hibernate-6");
    }

    @AfterEach
    void close() {
        project.close();
    }

    static Stream<Arguments> changes() {
        String counted = ID + "int count;\n";
        String generated =
                "@GeneratedValue(strategy = GenerationType.SEQUENCE, generator = \"g\") @SequenceGenerator(name ="
                        + " \"g\", sequenceName = \"orders_ids\", allocationSize = %s) Long id;\n";
        String status = ID + "@Enumerated(EnumType.STRING) Status status;\n";
        String statusWithoutLost = ID + "String status;\n";
        String statuses = "create table orders (id bigint primary key, status varchar(255) check (status in (%s)));\n";
        return Stream.of(
                change("a column is added", NOTED, ORDERS, NOTED + "String more;\n", add("more varchar(255)")),
                change("one with a default", NOTED, ORDERS, NOTED, add("more text not null default ''")),
                change(
                        "one that nobody fills",
                        NOTED,
                        ORDERS,
                        NOTED + "@Column(nullable = false) String more;\n",
                        add("more varchar(255) not null"),
                        "DB906 ERROR column public.orders.more"),
                change(
                        "a column goes",
                        NOTED,
                        ORDERS,
                        ID,
                        alter("drop column note"),
                        "DB904 ERROR column public.orders.note"),
                change("a column that only the database knew goes", ID, ORDERS, ID, alter("drop column note")),
                change(
                        "a column is renamed",
                        NOTED,
                        ORDERS,
                        ID + "String remark;\n",
                        alter("rename column note to remark"),
                        "DB904 ERROR column public.orders.note"),
                change("a column is left to the old version", NOTED, ORDERS, ID, "create index on orders (note)"),
                change(
                        "a table is renamed with a view in its place",
                        NOTED,
                        ORDERS,
                        NOTED,
                        "alter table orders rename to purchases; create view orders as select * from purchases"),
                change(
                        "a view in its place lacks a column",
                        NOTED,
                        ORDERS,
                        NOTED,
                        "alter table orders rename to purchases; create view orders as select id from purchases",
                        "DB903 ERROR view public.orders",
                        "DB904 ERROR column public.orders.note"),
                change("a text becomes longer", NOTED, ORDERS, NOTED, alter("alter column note type text")),
                change(
                        "a text becomes shorter",
                        NOTED,
                        ORDERS,
                        ID + "@Column(length = 50) String note;\n",
                        alter("alter column note type varchar(50)"),
                        "DB905 ERROR column public.orders.note"),
                change(
                        "an integer becomes wider",
                        counted,
                        table("count integer not null"),
                        ID + "long count;\n",
                        alter("alter column count type bigint")),
                change(
                        "a text becomes a number",
                        NOTED,
                        ORDERS,
                        ID + "Integer note;\n",
                        alter("alter column note type integer using note::integer"),
                        "DB905 ERROR column public.orders.note"),
                change(
                        "null is refused",
                        NOTED,
                        ORDERS,
                        ID + "@Column(nullable = false) String note;\n",
                        alter("alter column note set not null"),
                        "DB907 ERROR column public.orders.note"),
                change(
                        "null is refused where none was written",
                        counted,
                        table("count integer"),
                        counted,
                        alter("alter column count set not null")),
                change(
                        "null is let in",
                        counted,
                        table("count integer not null"),
                        ID + "Integer count;\n",
                        alter("alter column count drop not null")),
                change(
                        "a value is taken out of a check",
                        status,
                        statuses.formatted("'NEW','PAID','LOST'"),
                        statusWithoutLost,
                        newCheck("'NEW','PAID'"),
                        "DB907 ERROR constraint orders_status_check on public.orders"),
                change(
                        "a value comes to a check",
                        status,
                        statuses.formatted("'NEW','PAID','LOST'"),
                        status,
                        newCheck("'NEW','PAID','LOST','FOUND'")),
                change(
                        "a check comes to a column of before",
                        NOTED,
                        ORDERS,
                        NOTED,
                        alter("add constraint c check (note <> '')"),
                        "DB907 WARNING constraint c on public.orders"),
                change(
                        "a check comes with its column",
                        NOTED,
                        ORDERS,
                        NOTED,
                        alter("add column more int constraint c check (more > 0)")),
                change(
                        "a unique key comes",
                        NOTED,
                        ORDERS,
                        ID + "@Column(unique = true) String note;\n",
                        alter("add constraint u unique (note)"),
                        "DB907 WARNING constraint u on public.orders"),
                change(
                        "a unique index comes",
                        NOTED,
                        ORDERS,
                        NOTED,
                        "create unique index u on orders (note)",
                        "DB907 WARNING index public.u"),
                change(
                        "a unique key is what entities promised",
                        ID + "@Column(unique = true) String note;\n",
                        ORDERS,
                        ID + "@Column(unique = true) String note;\n",
                        alter("add constraint u unique (note)")),
                change(
                        "a foreign key comes",
                        counted,
                        table("count integer not null") + "create table t (id int primary key);",
                        counted,
                        alter("add constraint f foreign key (count) references t"),
                        "DB907 WARNING constraint f on public.orders"),
                change(
                        "a sequence counts otherwise",
                        generated.formatted(50),
                        "create table orders (id bigint primary key); create sequence orders_ids increment 50;",
                        generated.formatted(20),
                        "alter sequence orders_ids increment 20",
                        "DB908 ERROR sequence public.orders_ids"),
                change(
                        "a sequence goes",
                        generated.formatted(1),
                        "create table orders (id bigint primary key); create sequence orders_ids;",
                        ID,
                        "drop sequence orders_ids",
                        "DB904 ERROR sequence public.orders_ids"),
                change(
                        "an id is generated no longer",
                        "@GeneratedValue(strategy = GenerationType.IDENTITY) Long id;\n",
                        "create table orders (id bigint generated by default as identity primary key);",
                        ID,
                        alter("alter column id drop identity"),
                        "DB906 ERROR column public.orders.id"),
                change(
                        "an index and a view come",
                        NOTED,
                        ORDERS,
                        NOTED,
                        "create index on orders (note); create view v as select * from orders"),
                change("a table is added", NOTED, ORDERS, NOTED, "create table other (id bigint primary key)"));
    }

    private static String add(String column) {
        return alter("add column " + column);
    }

    private static String alter(String what) {
        return "alter table orders " + what + ";\n";
    }

    private static String table(String column) {
        return "create table orders (id bigint primary key, " + column + ");\n";
    }

    private static String newCheck(String values) {
        return "alter table orders drop constraint orders_status_check, add constraint orders_status_check check (status in ("
                + values + "));\n";
    }

    private static Arguments change(
            String what, String fields, String sql, String newFields, String newSql, String... breaks) {
        return Arguments.of(what, List.of(fields, sql, newFields, newSql), List.of(breaks));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("changes")
    void tellsWhatBreaksAndNothingElse(String what, List<String> texts, List<String> breaks) throws Exception {
        project.main(texts.get(0), texts.get(1)).branch(texts.get(2), texts.get(3));

        assertThat(project.breaks()).as(what).containsExactlyInAnyOrderElementsOf(breaks);
    }

    @Test
    void namesBothVersionsTheReasonAndTheTwoReleases() throws Exception {
        project.main(NOTED, ORDERS).branch(ID + "String remark;\n", alter("rename column note to remark"));

        List<Finding> findings = project.findings();

        assertThat(findings).hasSize(2);
        Finding gone = findings.get(0);
        assertThat(gone.code()).isEqualTo("DB904");
        assertThat(gone.message())
                .isEqualTo(
                        "column public.orders.note is gone, or became column public.orders.remark, and the entities of"
                                + " main (shop.Order.note), which run while this is deployed, still name it: the server refuses"
                                + " their statements");
        assertThat(gone.details().get(0)).startsWith("old: shop.Order.note, as of main (");
        assertThat(gone.details().get(1)).isEqualTo("new: shop.Order.remark, src/main/java/shop/Order.java:13");
        assertThat(gone.details().get(2)).startsWith("step 1, this release: add remark beside it");
        assertThat(gone.details().get(3))
                .isEqualTo("step 2, the next release: drop it and the trigger, once no old version" + " runs");
        assertThat(gone.fix().orElseThrow()).contains("-Ddb.entities.acceptBreaks=public.orders.note");
        Finding early = findings.get(1);
        assertThat(early.code()).isEqualTo("DB909");
        assertThat(early.severity()).isEqualTo(Severity.INFO);
        assertThat(early.message()).contains("does not run before the migrations did: column public.orders.remark");
    }

    @Test
    void breaksAreAcceptedByTheirNamesAndToldInANote() throws Exception {
        project.main(NOTED, ORDERS).branch(ID, alter("drop column note")).accept("orders.*");

        Finding finding = project.finding();

        assertThat(finding.code()).isEqualTo("DB918");
        assertThat(finding.severity()).isEqualTo(Severity.INFO);
        assertThat(finding.message()).endsWith("break, and that is accepted: column public.orders.note");
        assertThat(new RollingSettings.Accepted(List.of("orders")).accepts("public.orders.note"))
                .isFalse();
        assertThat(new RollingSettings.Accepted(List.of("public.*")).accepts("public.orders"))
                .isTrue();
    }

    @Test
    void whatTheBaseBrokeIsNotThisBranchsDoing() throws Exception {
        project.main(
                        NOTED + "String other;\nint count;\n",
                        "create table orders (id bigint primary key, note integer, must" + " int not null)")
                .branch(ID, "create table other (id int)");

        assertThat(project.breaks()).containsExactly("DB902 ERROR column public.orders.must");
    }

    @Test
    void whereTheApplicationIsDeployedFirstTheNewEntitiesMeetTheOldSchema() throws Exception {
        project.main(NOTED, ORDERS)
                .branch(
                        ID + "@Column(length = 300) String note;\nString more;\n",
                        "alter table orders add column more" + " varchar(255), alter column note type varchar(300)")
                .base(directory.resolve("nothing"))
                .migrateAfter();

        assertThat(project.breaks())
                .containsExactlyInAnyOrder(
                        "DB909 ERROR column public.orders.more", "DB909 ERROR column public.orders.note");
        assertThat(project.findings().get(0).position()).hasToString("Optional[src/main/java/shop/Order.java:13]");
    }

    @Test
    void nullsThatAToleranceLetsThroughAreAWarning() throws Exception {
        project.main(NOTED, ORDERS)
                .branch(NOTED, alter("alter column note set not null"))
                .tolerate("stricter-not-null");

        assertThat(project.breaks()).containsExactly("DB907 WARNING column public.orders.note");
    }

    @Test
    void nothingIsAskedWhereNoMigrationChangedOrNobodyWants() throws Exception {
        project.main(NOTED, ORDERS).branch(NOTED, "").base(directory.resolve("nothing"));
        assertThat(project.findings()).isEmpty();

        project.branch(ID, alter("drop column note"));
        assertThat(project.demand(RollingSettings.Demand.OFF).findings()).isEmpty();
        Finding unknown = project.demand(RollingSettings.Demand.CHECK).finding();
        assertThat(unknown.code()).isEqualTo("DB919");
        assertThat(unknown.severity()).isEqualTo(Severity.WARNING);
        assertThat(unknown.message()).contains("were not tried on the new schema", "there is no ");
        assertThat(project.demand(RollingSettings.Demand.REQUIRED).finding().severity())
                .isEqualTo(Severity.ERROR);
    }
}
