package io.github.dblifecycle.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dblifecycle.diff.entity.EntityPolicy;
import io.github.dblifecycle.finding.Finding;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** DDL that a provider wrote, in a file. */
class EntitySqlTest {

    private static final Declaration FILE = new Declaration.EntitySql(Optional.empty(), EntityPolicy.usual());

    @TempDir
    private Path directory;

    private ValidateProject project() {
        return new ValidateProject(directory).declaredBy(FILE);
    }

    @Test
    void namesTheLineOfTheDdl() throws Exception {
        Finding finding = project()
                .declared("create table orders (\n    id bigint not null,\n    note varchar(255),\n primary key (id))")
                .migration("V1__orders.sql", "create table orders (id bigint primary key); create table other (a int)")
                .finding();

        assertThat(finding.code()).isEqualTo("DB900");
        assertThat(finding.message())
                .isEqualTo("column public.orders.note is needed by entities, but no migration creates it");
        assertThat(finding.position()).hasToString("Optional[src/main/resources/db/schema.sql:3]");
        assertThat(finding.details()).containsExactly("type: character varying(255)");
        assertThat(finding.fix()).hasValue("mvn db:generate -Ddb.description=add_orders_note");
    }

    @Test
    void advisesToSayInTheEntityThatNothingIsNull() throws Exception {
        Finding finding = project()
                .declared("create table orders (id bigint not null, note varchar(255), primary key (id))")
                .migration("V1__orders.sql", "create table orders (id bigint primary key, note text not null)")
                .finding();

        assertThat(finding.code()).isEqualTo("DB901");
        assertThat(finding.fix().orElseThrow()).startsWith("say in the entity that it is never null (nullable = false");
    }

    @Test
    void takesTypesThatMigrationsMakeForGranted() throws Exception {
        List<Finding> findings = project()
                .declared("create table orders (id bigint not null, m mood, t hstore, primary key (id))")
                .migration(
                        "V1__orders.sql",
                        "create extension hstore; create type mood as enum ('SAD');"
                                + " create table orders (id bigint primary key, m mood, t hstore)")
                .check()
                .findings();

        assertThat(findings).isEmpty();
    }

    @Test
    void saysWhatTheDdlLacksWhereNobodyMakesIt() throws Exception {
        Finding finding = project()
                .declared("create table orders (id bigint not null, m mood, primary key (id))")
                .migration("V1__orders.sql", "create table orders (id bigint primary key)")
                .finding();

        assertThat(finding.code()).isEqualTo("DB016");
        assertThat(finding.details().toString() + finding.message()).contains("mood");
    }

    @Test
    void generatesForTypesThatMigrationsMakeAndDropsNothing() throws Exception {
        GoalProject project = new GoalProject(directory)
                .declaredBy(FILE)
                .declared("create table orders (id bigint not null, m mood, t hstore, primary key (id))")
                .migration(
                        "V1__orders.sql",
                        "create extension hstore; create type mood as enum ('SAD'); create table orders (id bigint primary"
                                + " key, old text); create table other (a int); create view v as select old from orders");

        assertThat(project.generate("mend")).isInstanceOf(GenerateOutcome.Written.class);
        assertThat(project.text("src/main/resources/db/migration/V2__mend.sql"))
                .contains("ADD COLUMN m public.mood", "ADD COLUMN t public.hstore")
                .doesNotContain("DROP");
        assertThat(project.generate("again")).isInstanceOf(GenerateOutcome.Nothing.class);
        assertThat(project.diff("migrations", "declared").planning().isEmpty()).isTrue();
        assertThat(project.diff("declared", "empty").planning().changes()).isNotEmpty();
    }

    @Test
    void saysInANoteWhatNoStatementCanBringAbout() throws Exception {
        GoalProject project = new GoalProject(directory)
                .declaredBy(FILE)
                .declared(
                        "create table v (id bigint not null, a text, primary key (id)); create table t (id int primary key)")
                .migration("V1__v.sql", "create view v as select 1::bigint as id");

        GenerateOutcome outcome = project.generate("mend");

        assertThat(((GenerateOutcome.Written) outcome).notes())
                .containsExactly("left to you: view public.v has no column a");
        assertThat(project()
                        .declared("create table v (id bigint not null, a text, primary key (id))")
                        .check()
                        .findings())
                .extracting(Finding::code)
                .containsExactly("DB903");
    }
}
