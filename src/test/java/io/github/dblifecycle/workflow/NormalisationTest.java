package io.github.dblifecycle.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dblifecycle.catalog.Catalog;
import io.github.dblifecycle.catalog.read.CatalogReader;
import io.github.dblifecycle.catalog.read.ReadScope;
import io.github.dblifecycle.diff.Change;
import io.github.dblifecycle.diff.PropertyChange;
import io.github.dblifecycle.diff.SchemaDiff;
import io.github.dblifecycle.migrate.MigrationLocations;
import io.github.dblifecycle.migrate.MigrationSettings;
import io.github.dblifecycle.migrate.ProjectLayout;
import io.github.dblifecycle.plan.SchemaSql;
import io.github.dblifecycle.scratch.EmbeddedPostgres;
import io.github.dblifecycle.scratch.PostgresRelease;
import io.github.dblifecycle.scratch.ScratchDatabase;
import io.github.dblifecycle.scratch.ScratchSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NormalisationTest {

    private static final String ORDERS = """
            create table orders (
                id integer, status varchar(9) check (status in ('A', 'B')), n integer default 1 check (n > 0));
            create index orders_open on orders (id) where status in ('A', 'B');
            """;

    @Test
    void seesNoChangeInAPrintOfTheServersOwn() throws Exception {
        Catalog migrations = catalogOf(ORDERS);
        Catalog declared =
                catalogOf(SchemaSql.of(migrations, EmbeddedPostgres.server().major()));

        assertThat(SchemaDiff.between(migrations, declared))
                .as("two prints of one check")
                .hasSize(2);
        assertThat(changes(migrations, declared)).isEmpty();
        assertThat(changes(declared, migrations)).isEmpty();
    }

    @Test
    void stillSeesWhatIsDifferentBesideAPrint() throws Exception {
        Catalog migrations = catalogOf(ORDERS);
        Catalog declared =
                catalogOf(SchemaSql.of(migrations, EmbeddedPostgres.server().major())
                        + "alter table orders drop constraint orders_n_check, add constraint orders_n_check check (n > 1);"
                        + "alter table orders alter n set default 2; create table fresh (a integer);"
                        + "comment on index orders_open is 'c'");

        assertThat(changes(migrations, declared).stream().map(Change::reference).map(String::valueOf))
                .containsExactlyInAnyOrder(
                        "column public.orders.n",
                        "constraint orders_n_check on public.orders",
                        "index public.orders_open",
                        "table public.fresh");
    }

    @Test
    void tellsOnlyThePropertiesThatDiffer() throws Exception {
        Catalog migrations = catalogOf(ORDERS);
        Catalog declared = catalogOf(
                SchemaSql.of(migrations, EmbeddedPostgres.server().major()) + "comment on index orders_open is 'c'");

        Change.Altered change = (Change.Altered) changes(migrations, declared).get(0);
        assertThat(change.properties()).containsExactly(new PropertyChange("comment", "none", "'c'"));
    }

    @Test
    void showsAnExpressionAsItWasReadFirst() throws Exception {
        Catalog migrations = catalogOf("create table t (s varchar check (s in ('A', 'B')))");
        Catalog declared = catalogOf("create table t (s varchar check (s in ('A', 'C')))");

        assertThat(changes(migrations, declared)).isEqualTo(SchemaDiff.between(migrations, declared));
    }

    @Test
    void keepsAllChangesIfASchemaCannotBeLoadedAgain() throws Exception {
        String baseType = ";create type own;"
                + "create function own_in(cstring) returns own as 'int4in' language internal strict immutable;"
                + "create function own_out(own) returns cstring as 'int4out' language internal strict immutable;"
                + "create type own (input = own_in, output = own_out, like = integer); alter table orders add c own;";
        Catalog migrations = catalogOf(ORDERS + baseType);
        Catalog declared = catalogOf(ORDERS.replace(
                        "status in ('A', 'B')", "status::text = any (array['A'::varchar::text, 'B'::varchar::text])")
                + baseType);

        assertThat(SchemaDiff.between(migrations, declared)).isNotEmpty();
        assertThat(changes(migrations, declared)).isEqualTo(SchemaDiff.between(migrations, declared));
    }

    @Test
    void leavesTheFindingsOfValidateWhereTheyWere(@TempDir Path project) throws Exception {
        Path migrations = Files.createDirectories(project.resolve("db/migration"));
        Files.writeString(migrations.resolve("V1__orders.sql"), "\n" + ORDERS);
        Path declared = Files.writeString(
                project.resolve("schema.sql"),
                SchemaSql.of(catalogOf(ORDERS.replace("n > 0", "n > 1")), PostgresRelease.DEFAULT_MAJOR));
        List<String> lines = Files.readAllLines(declared);
        ProjectLayout layout = new ProjectLayout(project, List.of(), List.of(), project.resolve("classes"), List.of());
        MigrationSettings settings = new MigrationSettings(
                layout,
                MigrationLocations.find(List.of("filesystem:" + migrations), layout),
                Map.of(),
                NormalisationTest.class.getClassLoader());

        ValidateOutcome outcome = new Validate()
                .run(new ValidateRequest(
                        settings,
                        new Declaration.Sql(Optional.of(List.of(declared))),
                        new ScratchSettings.Embedded(
                                PostgresRelease.ofMajor(PostgresRelease.DEFAULT_MAJOR),
                                EmbeddedPostgres.cache(),
                                Clock.systemUTC())));

        assertThat(((ValidateOutcome.Checked) outcome).findings())
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.message())
                            .startsWith("constraint orders_n_check on public.orders is declared differently");
                    assertThat(finding.position()).hasValueSatisfying(position -> {
                        assertThat(position.file()).isEqualTo("schema.sql");
                        assertThat(lines.get(position.line() - 1)).contains("orders_n_check");
                    });
                    assertThat(finding.details())
                            .contains(
                                    "definition: declared CHECK ((n > 1)), migrations CHECK ((n > 0))",
                                    "migrations: db/migration/V1__orders.sql:2");
                });
    }

    private static List<Change> changes(Catalog from, Catalog to) {
        return new Normalisation(EmbeddedPostgres.server()).changes(from, to);
    }

    private static Catalog catalogOf(String script) throws Exception {
        try (ScratchDatabase database = EmbeddedPostgres.createDatabase();
                Connection connection = database.connect()) {
            try (Statement statement = connection.createStatement()) {
                statement.execute(script);
            }
            return new CatalogReader().read(connection, ReadScope.everything()).catalog();
        }
    }
}
