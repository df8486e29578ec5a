package io.github.dblifecycle.workflow;

import static io.github.dblifecycle.workflow.DriftProject.told;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The two ways out of a drift, followed as the files say. */
class DriftRepairTest {

    @TempDir
    Path directory;

    private DriftProject project;

    @BeforeEach
    void create() throws Exception {
        project = new DriftProject(directory);
        project.migration("V1__a.sql", "CREATE TABLE a (id int, s varchar(9));\nCREATE INDEX i ON a (id);\n")
                .migrate()
                .byHand("ALTER TABLE a ADD note text DEFAULT 'x' NOT NULL;"
                        + " ALTER TABLE a ADD CONSTRAINT known CHECK (s IN ('p', 'q'));"
                        + " DROP INDEX i; CREATE VIEW v AS SELECT id FROM a");
    }

    @AfterEach
    void close() {
        project.close();
    }

    @Test
    void revertingEndsTheDriftAndTheFilesGoWithIt() throws Exception {
        DriftOutcome outcome = project.check();
        assertThat(outcome.drifted()).isEqualTo(4);
        String revert = Files.readString(outcome.revert().orElseThrow());
        assertThat(revert).contains("Proved in a scratch database.");

        for (String statement : revert.split(";\n", -1)) {
            project.byHand(statement);
        }
        assertThat(project.check().findings()).isEmpty();
        assertThat(project.output("revert.sql")).doesNotExist();
        assertThat(project.output("adopt.sql")).doesNotExist();
    }

    @Test
    void adoptingEndsTheDriftOnceTheMigrationIsRecorded() throws Exception {
        String adopt = Files.readString(project.check().adopt().orElseThrow());
        assertThat(adopt)
                .contains("Proved in a scratch database.")
                .contains("-Dflyway.skipExecutingMigrations=true -Dflyway.target=2");

        project.migration("V2__adopt_drift.sql", adopt);
        project.with("flyway.skipExecutingMigrations", "true")
                .with("flyway.target", "2")
                .migrate();
        project.with("flyway.skipExecutingMigrations", "false");
        assertThat(told(project.check())).isEmpty();
    }

    @Test
    void aViewThatTellsColumnsByTheirPlaceIsMadeOnceAnotherColumnIsGone() throws Exception {
        project.byHand("ALTER TABLE a DROP s; CREATE VIEW numbers AS SELECT note FROM a AS p (key, note)");

        DriftOutcome outcome = project.check();
        assertThat(outcome.adopt().orElseThrow()).content().contains("Proved in a scratch database.");
        String revert = Files.readString(outcome.revert().orElseThrow());
        assertThat(revert).contains("Proved in a scratch database.");
        for (String statement : revert.split(";\n", -1)) {
            project.byHand(statement);
        }
        assertThat(project.check().findings()).isEmpty();
    }

    @Test
    void whatIgnoredViewsReadRaisesNoDoubt() throws Exception {
        project.ignore("view:public.report_*").byHand("CREATE VIEW report_a AS SELECT id, s FROM a");

        DriftOutcome outcome = project.check();
        assertThat(outcome.drifted()).isEqualTo(4);
        assertThat(outcome.adopt().orElseThrow())
                .content()
                .contains("Proved in a scratch database.")
                .doesNotContain("report_a");
        assertThat(outcome.revert().orElseThrow())
                .content()
                .contains("Proved in a scratch database.")
                .doesNotContain("report_a");
    }

    @Test
    void whatSomebodyElseKeepsThereIsNotTouched() throws Exception {
        Path mine = project.output("adopt.sql");
        Files.createDirectories(mine.resolveSibling("."));
        Files.writeString(mine, "SELECT 'mine';\n");
        project.byHand("DROP VIEW v; ALTER TABLE a DROP note, DROP CONSTRAINT known; CREATE INDEX i ON a (id)");

        assertThat(project.check().findings()).isEmpty();
        assertThat(mine).hasContent("SELECT 'mine';");
    }
}
