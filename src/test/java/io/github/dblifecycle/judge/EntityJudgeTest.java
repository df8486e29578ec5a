package io.github.dblifecycle.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dblifecycle.catalog.Catalog;
import io.github.dblifecycle.catalog.read.CatalogReader;
import io.github.dblifecycle.catalog.read.ReadScope;
import io.github.dblifecycle.diff.Change;
import io.github.dblifecycle.diff.SchemaDiff;
import io.github.dblifecycle.diff.entity.Amendment;
import io.github.dblifecycle.diff.entity.EntityAmendment;
import io.github.dblifecycle.diff.entity.EntityPolicy;
import io.github.dblifecycle.jpa.EntityDdl;
import io.github.dblifecycle.scratch.EmbeddedPostgres;
import io.github.dblifecycle.scratch.Queries;
import io.github.dblifecycle.scratch.ScratchDatabase;
import java.io.PrintStream;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the application would do is the judge: on a schema that was changed by chance, Hibernate's own validation, insert and
 * select of every entity, and what entities promise of their rows, fail where a mismatch is told and nowhere else.
 * {@code -Djudge.models} of them from {@code -Djudge.seed} on, each with {@code -Djudge.mutations}, for one
 * {@code -Djudge.provider} or all.
 */
class EntityJudgeTest {

    private static final int MODELS = Integer.getInteger("judge.models", 4);
    private static final int MUTATIONS = Integer.getInteger("judge.mutations", 5);
    private static final long SEED = Long.getLong("judge.seed", 1);
    private static final int MOST_DRAWS = 50;

    /** So many models are drawn at most for each whose schema may be changed. */
    private static final long MOST_SEEDS = 5;

    /** That a default of the provider needs not all its digits is what a team knows, and no application does. */
    private static final EntityPolicy POLICY = EntityPolicy.of(List.of("-default-numeric"));

    /** Any text does for a single character, and Hibernate's validation alone thinks otherwise. */
    private static final String MORE_THAN_IT_NEEDS = "but expecting [char(1) (Types#CHAR)]";

    /** It is held, as its level would go with it. */
    private static final Logger HIBERNATE = Logger.getLogger("org.hibernate");

    private final PrintStream console = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    private final SortedMap<String, Integer> verdicts = new TreeMap<>();
    private final List<String> disagreements = new ArrayList<>();

    static List<String> providers() {
        return Optional.ofNullable(System.getProperty("judge.provider"))
                .map(List::of)
                .orElse(List.of("hibernate-6", "hibernate-7"));
    }

    @ParameterizedTest
    @MethodSource("providers")
    void mismatchesAreThatOnWhichTheApplicationFails(String provider, @TempDir Path directory) throws Exception {
        HIBERNATE.setLevel(Level.OFF);
        try (URLClassLoader loader = CompiledModel.provider(provider)) {
            int models = 0;
            for (long seed = SEED; models < MODELS && seed < SEED + MOST_SEEDS * MODELS; seed++) {
                EntityModel model = ModelGenerator.model(seed);
                try (CompiledModel compiled =
                        CompiledModel.of(model, loader, directory.resolve(String.valueOf(seed)))) {
                    models += judge(model, compiled) ? 1 : 0;
                }
            }
            console.println(provider + ", " + models + " models: " + verdicts);
            assertThat(models).isEqualTo(MODELS);
        }
        assertThat(disagreements).isEmpty();
    }

    /** Whether entities can use the schema that is made for them; else there is nothing to change. */
    private boolean judge(EntityModel model, CompiledModel compiled) throws Exception {
        EntityDdl ddl = compiled.ddl(EmbeddedPostgres.major());
        Catalog entities;
        try (ScratchDatabase database = database(ddl, "")) {
            entities = catalog(database);
            // A column that must have a value and never gets one, for example: both refuse its schema.
            if (!compare(model, compiled, ddl, entities, database, "")) {
                return false;
            }
        }
        Draw draw = new Draw(model.seed());
        for (int i = 0; i < MUTATIONS; i++) {
            mutate(model, compiled, ddl, entities, draw);
        }
        return true;
    }

    private void mutate(EntityModel model, CompiledModel compiled, EntityDdl ddl, Catalog entities, Draw draw)
            throws Exception {
        for (int i = 0; i < MOST_DRAWS; i++) {
            Optional<Mutation> mutation = Mutation.draw(entities, draw);
            if (mutation.isPresent()) {
                try (ScratchDatabase database = database(ddl, mutation.get().sql())) {
                    compare(
                            model,
                            compiled,
                            ddl,
                            entities,
                            database,
                            mutation.get().sql());
                    return;
                } catch (SQLException e) {
                    // What the server refuses is no schema.
                    verdicts.merge("no schema", 1, Integer::sum);
                }
            }
        }
        throw new IllegalStateException("no mutation of model " + model.seed());
    }

    private static ScratchDatabase database(EntityDdl ddl, String sql) throws SQLException {
        ScratchDatabase database = EmbeddedPostgres.createDatabase();
        try {
            Queries.execute(database, ddl.sql() + "\n" + sql);
            return database;
        } catch (SQLException e) {
            database.close();
            throw e;
        }
    }

    private static Catalog catalog(ScratchDatabase database) throws SQLException {
        try (Connection connection = database.connect()) {
            return new CatalogReader().read(connection, ReadScope.everything()).catalog();
        }
    }

    /** Whether both are content. */
    private boolean compare(
            EntityModel model,
            CompiledModel compiled,
            EntityDdl ddl,
            Catalog entities,
            ScratchDatabase database,
            String mutation)
            throws Exception {
        List<String> ours = mismatches(catalog(database), entities, ddl);
        String judged = judged(compiled, entities, database);
        boolean agreed = ours.isEmpty() == judged.isEmpty();
        verdicts.merge(
                (mutation.isEmpty() ? "unchanged, " : "changed, ")
                        + (agreed ? (ours.isEmpty() ? "both content" : "both refuse") : "disagree"),
                1,
                Integer::sum);
        if (!agreed) {
            String told = "model " + model.seed() + "\n" + model.text() + ddl.sql() + "\nmutation: " + mutation
                    + "\nours: " + ours + "\njudge: " + judged;
            console.println(told);
            disagreements.add("model " + model.seed() + ", " + mutation + ": ours " + ours + ", judge " + judged);
        }
        return agreed && ours.isEmpty();
    }

    private static List<String> mismatches(Catalog present, Catalog entities, EntityDdl ddl) {
        Amendment amendment = EntityAmendment.amended(present, entities, POLICY, ddl.habits());
        List<String> told = new ArrayList<>();
        for (Change change : SchemaDiff.between(present, amendment.catalog())) {
            told.add(change.reference().display() + told(change));
        }
        amendment.unmet().forEach(unmet -> told.add(unmet.message()));
        return told;
    }

    private static String told(Change change) {
        return change instanceof Change.Altered altered
                ? altered.properties().stream()
                        .map(one -> " " + one.property() + " " + one.from() + " -> " + one.to())
                        .collect(Collectors.joining())
                : "";
    }

    private static String judged(CompiledModel compiled, Catalog entities, ScratchDatabase database) throws Exception {
        String failed = compiled.run(database, "validate");
        if (failed.contains("Schema-validation") && failed.endsWith(MORE_THAN_IT_NEEDS)) {
            failed = compiled.run(database, "none");
        }
        if (!failed.isEmpty()) {
            return failed;
        }
        try (Connection connection = database.connect()) {
            connection.setAutoCommit(false);
            return new Guarantees(connection).broken(entities);
        }
    }
}
