package io.github.dblifecycle.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dblifecycle.diff.entity.EntityPolicy;
import io.github.dblifecycle.environment.ConfigurationException;
import io.github.dblifecycle.plan.HazardKind;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What entities cannot say themselves: renames, and what may go. */
class EntityHintsTest {

    private static final String V2 = "src/main/resources/db/migration/V2__mend.sql";

    @TempDir
    private Path directory;

    private GoalProject project;

    @BeforeEach
    void create() {
        project = new GoalProject(directory)
                .declaredBy(new Declaration.EntitySql(Optional.empty(), EntityPolicy.usual()))
                .migration("V1__orders.sql", """
                        create table customers (id bigint primary key);
                        create table orders (id bigint primary key, note varchar(255), old text default 'x',
                            customer_id bigint references customers);
                        create index orders_note on orders (note);
                        create table legacy (id bigint primary key, order_id bigint references orders);
                        create table legacy_lines (id bigint primary key, legacy_id bigint references legacy);
                        create table shedlock (name text primary key);
                        create sequence orders_seq increment 50;
                        """);
    }

    private void declared(String orders) {
        project.declared("create table customers (id bigint not null, primary key (id));\n" + orders
                + "; alter table if exists orders add constraint f foreign key (customer_id) references customers;\n"
                + "create sequence orders_seq increment by 50;");
    }

    private static String orders(String columns) {
        return "create table orders (id bigint not null, customer_id bigint, " + columns + ", primary key (id))";
    }

    private String written() throws Exception {
        GenerateOutcome outcome = project.generate("mend");
        assertThat(outcome).as(outcome.toString()).isInstanceOf(GenerateOutcome.Written.class);
        return project.text(V2);
    }

    @Test
    void aRenamedColumnKeepsItsContent() throws Exception {
        declared(orders("remark varchar(255)"));
        project.hints(List.of("orders.note:remark"), List.of());

        assertThat(written())
                .contains("ALTER TABLE public.orders RENAME COLUMN note TO remark;")
                .doesNotContain("ADD COLUMN", "DROP");
        assertThat(project.hints(List.of(), List.of()).generate("again")).isInstanceOf(GenerateOutcome.Nothing.class);
    }

    @Test
    void aRenamedTableIsReferredToByItsNewName() throws Exception {
        project.declared("""
                create table customers (id bigint not null, primary key (id));
                create table purchases (id bigint not null, customer_id bigint, remark varchar(255), more varchar(255),
                    primary key (id));
                alter table purchases add constraint f foreign key (customer_id) references customers;
                create sequence purchases_seq increment by 50;
                """);
        project.hints(List.of("public.orders:purchases", "orders.note:remark", "orders_seq:purchases_seq"), List.of());

        assertThat(written())
                .contains(
                        "ALTER TABLE public.orders RENAME COLUMN note TO remark;",
                        "ALTER TABLE public.orders RENAME TO purchases;",
                        "ALTER SEQUENCE public.orders_seq RENAME TO purchases_seq;",
                        "ALTER TABLE public.purchases ADD COLUMN more character varying(255);")
                .doesNotContain("CREATE TABLE", "CREATE SEQUENCE", "DROP");
    }

    @Test
    void whatLooksLikeARenameIsToldWithTheWordsThatSayItIsOne() throws Exception {
        declared(orders("remark varchar(255)"));

        GenerateOutcome outcome = project.generate("mend");

        assertThat(((GenerateOutcome.Written) outcome).notes())
                .containsExactly(
                        "column public.orders.note, which entities do not know, and column public.orders.remark look"
                                + " like a rename; if it is one, delete what was written and say"
                                + " -Ddb.rename=public.orders.note:remark");
    }

    @Test
    void aNameThatFitsNothingIsRefusedWithWhatThereIs() {
        declared(orders("remark varchar(255), note varchar(255)"));

        assertRefused(
                "orders.nots:remark", "the migrations make no 'orders.nots'; table public.orders has id, note, old");
        assertRefused(
                "order.note:remark", "there are public.customers, public.legacy, public.legacy_lines, public.orders,");
        assertRefused(
                "orders.old:remarks",
                "entities know no column public.orders.remarks; new in them: column" + " public.orders.remark");
        assertRefused("orders.note:remark", "entities still have column public.orders.note");
        assertRefused("orders.old:note", "there is column public.orders.note already");
        assertThatThrownBy(() -> EntityHints.parse(List.of("orders.note"), List.of("true", "a")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("'orders.note' says not what gets which name")
                .hasMessageContaining("mixes names with true");
    }

    private void assertRefused(String hint, String words) {
        project.hints(List.of(hint), List.of());
        assertThatThrownBy(() -> project.generate("mend"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(words);
    }

    @Test
    void whatIsNamedGoesAndNothingElse() throws Exception {
        declared(orders("note varchar(255)"));
        project.hints(List.of(), List.of("orders.old"));

        GenerateOutcome refused = project.generate("mend");
        assertThat(((GenerateOutcome.Refused) refused).findings().get(0).fix().orElseThrow())
                .contains("-Ddb.allow=loses-data", "-Ddb.rename=");

        project.allow(HazardKind.LOSES_DATA);
        assertThat(written()).contains("DROP COLUMN old").doesNotContain("DROP TABLE", "note");
    }

    @Test
    void allThatEntitiesDoNotKnowGoesButWhatLibrariesKeepAndOthersNeed() throws Exception {
        project.migration("V0__more.sql", """
                create table seen (id int primary key, a text, b text);
                create view sight as select a from seen;
                create table flyway_schema_history_old (a int);
                """);
        declared(orders("note varchar(255)"));
        project.hints(List.of(), List.of("true")).allow(HazardKind.LOSES_DATA);

        GenerateOutcome outcome = project.generate("mend");

        String text = project.text(V2);
        assertThat(text)
                .contains("DROP TABLE public.legacy", "DROP TABLE public.legacy_lines", "DROP COLUMN old")
                .doesNotContain("shedlock", "seen", "VIEW");
        assertThat(((GenerateOutcome.Written) outcome).notes())
                .singleElement()
                .asString()
                .startsWith("table public.seen stays, though entities do not know it: ")
                .contains("view sight depends on table seen");
    }

    @Test
    void whatIsNamedAndNeededIsRefused() {
        declared(orders("note varchar(255)"));
        project.hints(List.of(), List.of("legacy"));
        assertThatThrownBy(() -> project.generate("mend"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("table public.legacy cannot go")
                .hasMessageContaining("legacy_lines");

        project.hints(List.of(), List.of("orders.note"));
        assertThatThrownBy(() -> project.generate("mend"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("entities have column public.orders.note");
    }

    @Test
    void filesSayItThemselves() {
        GoalProject files = new GoalProject(directory.resolve("files"))
                .declared("create table a ();")
                .hints(List.of("a:b"), List.of("true"));

        assertThatThrownBy(() -> files.generate("mend"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("-- @renamed from old_name")
                .hasMessageContaining("db.prune");
    }
}
