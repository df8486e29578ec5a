package io.github.dblifecycle.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dblifecycle.finding.Finding;
import io.github.dblifecycle.plan.HazardKind;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GenerateTest {

    private static final String MIGRATIONS = "src/main/resources/db/migration/";
    private static final String ORDERS = "CREATE TABLE orders (id integer PRIMARY KEY, total numeric);\n";

    @TempDir
    Path directory;

    private GoalProject project;

    @BeforeEach
    void projectWithOrders() {
        project = new GoalProject(directory).migration("V001__create_orders.sql", ORDERS);
    }

    private GenerateOutcome.Written written(String description) throws Exception {
        GenerateOutcome outcome = project.generate(description);
        assertThat(outcome).isInstanceOf(GenerateOutcome.Written.class);
        return (GenerateOutcome.Written) outcome;
    }

    private List<Finding> refused(String description) throws Exception {
        List<String> before = project.migrations();
        GenerateOutcome outcome = project.generate(description);
        assertThat(outcome).isInstanceOf(GenerateOutcome.Refused.class);
        assertThat(project.migrations()).isEqualTo(before);
        return ((GenerateOutcome.Refused) outcome).findings();
    }

    @Test
    void addsAColumnAndThenHasNothingToDo() throws Exception {
        project.declared("CREATE TABLE orders (id integer PRIMARY KEY, total numeric, note text);");

        assertThat(written("Add orders.note!").files())
                .containsExactly(directory.resolve(MIGRATIONS + "V002__add_orders_note.sql"));
        assertThat(project.text(MIGRATIONS + "V002__add_orders_note.sql")).isEqualTo("""
                        -- Add orders.note!

                        SET LOCAL lock_timeout = '3s';
                        SET LOCAL statement_timeout = '10s';
                        ALTER TABLE public.orders ADD COLUMN note text;
                        """);
        assertThat(project.generate("again")).isInstanceOf(GenerateOutcome.Nothing.class);
    }

    @Test
    void beginsAnEmptyProjectWithTheTime() throws Exception {
        GoalProject empty = new GoalProject(directory.resolve("empty")).declared(ORDERS);

        empty.generate("init");

        assertThat(empty.migrations()).containsExactly("V20260304121314__init.sql");
        assertThat(empty.text(MIGRATIONS + "V20260304121314__init.sql")).doesNotContain("lock_timeout");
        assertThat(empty.generate("again")).isInstanceOf(GenerateOutcome.Nothing.class);
    }

    @Test
    void refusesToLoseDataUnlessThatIsAllowed() throws Exception {
        project.declared("CREATE TABLE orders (id integer PRIMARY KEY);");

        List<Finding> findings = refused("drop total");

        assertThat(findings).hasSize(1);
        assertThat(findings.get(0).code()).isEqualTo("DB035");
        assertThat(findings.get(0).details().toString()).contains("DROP COLUMN total");
        assertThat(findings.get(0).fix().orElseThrow()).contains("-Ddb.allow=loses-data");
        project.allow(HazardKind.LOSES_DATA);
        written("drop total");
        assertThat(project.text(MIGRATIONS + "V002__drop_total.sql"))
                .contains("-- To review before it runs: one hazard")
                .contains("-- loses-data: ");
    }

    @Test
    void anIndexOfATableInUseStandsOutsideOfATransaction() throws Exception {
        project.declared(ORDERS + "CREATE INDEX orders_total ON orders (total);");

        written("index total");

        assertThat(project.migrations())
                .containsExactly("V001__create_orders.sql", "V002__index_total.sql", "V002__index_total.sql.conf");
        assertThat(project.text(MIGRATIONS + "V002__index_total.sql")).contains("CREATE INDEX CONCURRENTLY");
        assertThat(project.text(MIGRATIONS + "V002__index_total.sql.conf")).isEqualTo("executeInTransaction=false\n");
    }

    @Test
    void thePlainFormsStandInOneScript() throws Exception {
        project.declared(ORDERS + "CREATE INDEX orders_total ON orders (total);")
                .offline();

        written("index total");

        assertThat(project.migrations()).containsExactly("V001__create_orders.sql", "V002__index_total.sql");
        assertThat(project.text(MIGRATIONS + "V002__index_total.sql")).doesNotContain("CONCURRENTLY");
    }

    @Test
    void whatLooksLikeAPlaceholderIsLeftAlone() throws Exception {
        project.declared(ORDERS + "COMMENT ON TABLE orders IS 'see ${home}';");

        written("comment");

        assertThat(project.text(MIGRATIONS + "V002__comment.sql.conf")).isEqualTo("placeholderReplacement=false\n");
        assertThat(project.generate("again")).isInstanceOf(GenerateOutcome.Nothing.class);
    }

    @Test
    void continuesInThePlaceAndSpellingOfTheProject() throws Exception {
        GoalProject other = new GoalProject(directory.resolve("other"))
                .with("flyway.sqlMigrationPrefix", "M")
                .with("flyway.sqlMigrationSeparator", "-")
                .migration("M1_9-a.sql", "CREATE TABLE a ();")
                .declared("CREATE TABLE a (); CREATE TABLE b ();");

        other.generate("b");

        assertThat(other.migrations()).containsExactly("M1_10-b.sql", "M1_9-a.sql");
    }

    @Test
    void anUndoScriptTakesItBackAndTellsOfTheRows() throws Exception {
        project.declared("CREATE TABLE orders (id integer PRIMARY KEY, total numeric, note text);")
                .undo();

        GenerateOutcome.Written written = written("add note");

        assertThat(project.migrations())
                .containsExactly("U002__add_note.sql", "V001__create_orders.sql", "V002__add_note.sql");
        assertThat(project.text(MIGRATIONS + "U002__add_note.sql")).contains("DROP COLUMN note");
        assertThat(written.rows())
                .extracting(rows -> rows.table().display() + " " + rows.fate())
                .containsExactly("public.orders KEPT");
    }

    @Test
    void anUndoScriptSaysWhatDoesNotComeBack() throws Exception {
        project.declared("CREATE TABLE orders (id integer PRIMARY KEY);")
                .allow(HazardKind.LOSES_DATA)
                .undo();

        assertThat(written("drop total").rows())
                .extracting(rows -> rows.table().display() + " " + rows.fate())
                .containsExactly("public.orders LOST");
        assertThat(project.text(MIGRATIONS + "U002__drop_total.sql"))
                .contains("-- rows of public.orders: not all values come back");
    }

    @Test
    void eachOfSeveralScriptsIsTakenBackByItsOwn() throws Exception {
        project.declared("CREATE TABLE orders (id integer PRIMARY KEY, total numeric, note text);\n"
                        + "CREATE INDEX orders_total ON orders (total);")
                .undo();

        written("note and index");

        assertThat(project.migrations())
                .contains("U002__note_and_index.sql", "U003__note_and_index_2.sql", "V003__note_and_index_2.sql.conf");
        assertThat(project.generate("again")).isInstanceOf(GenerateOutcome.Nothing.class);
    }

    @Test
    void aRenamedTableKeepsItsRowsAndWhatIsNamedAfterIt() throws Exception {
        project.migration("V002__more.sql", "CREATE TABLE item (id serial PRIMARY KEY, old integer UNIQUE);")
                .declared(ORDERS + """
                        -- @renamed from item
                        CREATE TABLE items (
                            id serial PRIMARY KEY,
                            new integer UNIQUE -- @renamed from old
                        );
                        """)
                .undo();

        GenerateOutcome.Written written = written("rename item");

        String sql = project.text(MIGRATIONS + "V003__rename_item.sql");
        assertThat(sql)
                .contains("ALTER TABLE public.item RENAME TO items;")
                .contains("ALTER TABLE public.items RENAME COLUMN old TO new;")
                .contains("RENAME CONSTRAINT item_pkey TO items_pkey;")
                .contains("-- breaks-callers: ")
                .doesNotContain("DROP");
        assertThat(project.text(MIGRATIONS + "U003__rename_item.sql"))
                .contains("RENAME TO item;")
                .doesNotContain("DROP");
        assertThat(written.planning().renames()).hasSizeGreaterThanOrEqualTo(4);
        assertThat(project.generate("again")).isInstanceOf(GenerateOutcome.Nothing.class);
    }

    @Test
    void aValueOfAnEnumIsRenamed() throws Exception {
        project.migration("V002__type.sql", "CREATE TYPE mood AS ENUM ('sad', 'ok');")
                .declared(ORDERS + """
                        CREATE TYPE mood AS ENUM (
                            'blue', -- @renamed from 'sad'
                            'ok'
                        );
                        """);

        written("rename mood");

        assertThat(project.text(MIGRATIONS + "V003__rename_mood.sql"))
                .contains("ALTER TYPE public.mood RENAME VALUE 'sad' TO 'blue';");
        assertThat(project.generate("again")).isInstanceOf(GenerateOutcome.Nothing.class);
    }

    @Test
    void aRenameOfNothingIsToldWithItsLine() throws Exception {
        project.declared(ORDERS + "CREATE TABLE b (\n    x integer -- @renamed from y\n);\n");

        List<Finding> findings = refused("b");

        assertThat(findings).extracting(Finding::code).containsExactly("DB036");
        assertThat(findings.get(0).position().orElseThrow().toString()).endsWith("schema.sql:3");
    }

    @Test
    void whatARepeatableMigrationMakesCannotBeChangedHere() throws Exception {
        project.migration("R__view.sql", "CREATE OR REPLACE VIEW v AS SELECT id FROM orders;")
                .declared(ORDERS + "CREATE VIEW v AS SELECT id + 1 AS id FROM orders;");

        List<Finding> findings = refused("change v");

        assertThat(findings).extracting(Finding::code).containsExactly("DB033");
        assertThat(findings.get(0).details()).singleElement().asString().contains("view public.v still differs");
    }
}
