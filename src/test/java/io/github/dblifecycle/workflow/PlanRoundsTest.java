package io.github.dblifecycle.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dblifecycle.catalog.Catalog;
import io.github.dblifecycle.catalog.read.CatalogReader;
import io.github.dblifecycle.catalog.read.ReadScope;
import io.github.dblifecycle.plan.PlanSettings;
import io.github.dblifecycle.scratch.EmbeddedPostgres;
import io.github.dblifecycle.scratch.ScratchDatabase;
import java.sql.Connection;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

class PlanRoundsTest {

    private static final String TYPES = """
            create type address as (street text, town text);
            create type full_address as (country text, street text, town text);
            create type long_address as (street text, town text, country text);
            """;

    @Test
    void refusesATypeWhoseAttributesStandElsewhereBeforeAnythingIsRun() throws Exception {
        PlanRounds.Result result =
                plan(TYPES + "create table branch of address", TYPES + "create table branch of full_address");

        assertThat(result.verdict())
                .isEqualTo(new Verdict.Impossible(
                        "table public.branch has column street where type public.full_address has country, and"
                                + " columns do not move: declare the type with street, town first, in this order,"
                                + " or leave the table without a type"));
        assertThat(result.plan().isEmpty()).isTrue();
    }

    @Test
    void givesATypeWhoseAttributesStandBehind() throws Exception {
        String before = TYPES + "create table branch of address";
        String after = TYPES + "create table branch of long_address";

        assertThat(plan(before, after).verdict()).isInstanceOf(Verdict.Proved.class);
        assertThat(plan(after, before).verdict()).isInstanceOf(Verdict.Proved.class);
    }

    @Test
    void saysThatAViewTellsColumnsByTheirPlaceRatherThanWhatTheServerRefused() throws Exception {
        PlanRounds.Result result = plan(
                "create table visit (id integer); create table bill (id numeric);"
                        + "create view billed as select visit.id from visit join bill using (id)",
                "create table visit (id integer); create table bill (number numeric, id integer);"
                        + "create view billed as select visit.id from visit join bill bill(id, own) using (id)");

        assertThat(result.verdict())
                .isInstanceOfSatisfying(Verdict.Impossible.class, impossible -> assertThat(impossible.reason())
                        .startsWith("view public.billed would read column public.bill.id where it is to read"
                                + " column public.bill.number, because it tells columns by their place"));
    }

    private static PlanRounds.Result plan(String before, String after) throws Exception {
        try (ScratchDatabase first = EmbeddedPostgres.createDatabase();
                ScratchDatabase second = EmbeddedPostgres.createDatabase();
                Connection there = first.connect();
                Connection wanted = second.connect()) {
            run(there, before);
            run(wanted, after);
            Normalisation normalisation = new Normalisation(EmbeddedPostgres.server());
            Catalog from = read(there);
            Catalog to = read(wanted);
            return new PlanRounds(
                            normalisation,
                            new PlanSettings(EmbeddedPostgres.server().major(), true),
                            PlanRoundsTest::read)
                    .run(from, normalisation.compare(from, to), to, there);
        }
    }

    private static void run(Connection connection, String sql) throws Exception {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static Catalog read(Connection connection) {
        return new CatalogReader().read(connection, ReadScope.everything()).catalog();
    }
}
