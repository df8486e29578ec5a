package io.github.dblifecycle.workflow;

import static io.github.dblifecycle.workflow.ToldEvents.kinds;
import static io.github.dblifecycle.workflow.ToldEvents.only;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.github.dblifecycle.scratch.EmbeddedPostgres;
import io.github.dblifecycle.scratch.Queries;
import io.github.dblifecycle.scratch.ScratchDatabase;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GoalEventsTest {

    @TempDir
    private Path directory;

    @Test
    void aBackupIsToldAsMadeAndAsProved() throws Exception {
        try (ScratchDatabase database = EmbeddedPostgres.createDatabase()) {
            Queries.execute(database, "CREATE TABLE a AS SELECT generate_series(1, 7) AS id");

            List<JsonObject> events = backUp(database);

            assertThat(kinds(events)).containsExactly("run.started", "backup.made", "backup.verified", "run.finished");
            JsonObject made = only(events, "backup.made");
            assertThat(made.get("backup_rows").getAsLong()).isEqualTo(7);
            assertThat(made.get("backup_bytes").getAsLong()).isPositive();
            assertThat(made.get("backup_file").getAsString())
                    .endsWith(".sql.gz")
                    .doesNotContain("/");
            assertThat(only(events, "backup.verified").get("verified").getAsString())
                    .isEqualTo("checksum");
        }
    }

    @Test
    void aBackupThatIsNotMadeIsToldWithItsCode() throws Exception {
        try (ScratchDatabase database = EmbeddedPostgres.createDatabase()) {
            Queries.execute(database, "CREATE TYPE solid");

            List<JsonObject> events = backUp(database);

            assertThat(kinds(events)).containsExactly("run.started", "backup.failed", "run.failed");
            assertThat(only(events, "backup.failed").get("code").getAsString()).isEqualTo("DB780");
        }
    }

    private List<JsonObject> backUp(ScratchDatabase database) throws Exception {
        ToldEvents told = new ToldEvents(directory, "backup");
        told.goal().started(Optional.empty());
        BackupEvents events = new BackupEvents(told.goal(), BackupListener.NONE);
        events.tell(new Backup(events).run(new BackupProject(directory).request(database)));
        return told.all();
    }

    @Test
    void driftIsToldWithItsObjectsAndThatItIsGoneToo() throws Exception {
        try (DriftProject project = new DriftProject(directory)) {
            project.migration("V1__a.sql", "CREATE TABLE a (id int);").migrate();
            assertThat(kinds(check(project)))
                    .containsExactly("run.started", "drift.checked", "drift.cleared", "run.finished");

            project.byHand("ALTER TABLE a ADD COLUMN b int DEFAULT 4711");
            List<JsonObject> events = check(project);

            assertThat(kinds(events)).containsExactly("run.started", "drift.checked", "drift.found", "run.failed");
            JsonObject found = only(events, "drift.found");
            assertThat(found.get("drift").getAsInt()).isEqualTo(1);
            assertThat(found.get("objects").getAsJsonArray().get(0).getAsString())
                    .isEqualTo("column public.a.b");
            assertThat(only(events, "drift.checked").get("pending").getAsInt()).isZero();
        }
    }

    private List<JsonObject> check(DriftProject project) throws Exception {
        ToldEvents told = new ToldEvents(directory, "check-drift");
        told.goal().started(Optional.empty());
        new DriftEvents(told.goal()).tell(project.check());
        return told.all();
    }

    @Test
    void whatValidateFindsIsTold() throws Exception {
        ToldEvents told = new ToldEvents(directory, "validate");
        new ValidateEvents(told.goal())
                .tell(new ValidateProject(directory)
                        .declared("CREATE TABLE a (id int);")
                        .migration("V1__b.sql", "CREATE TABLE b (id int);")
                        .run());

        JsonObject failed = only(told.all(), "validate.failed");
        assertThat(failed.get("errors").getAsInt()).isEqualTo(2);
        assertThat(failed.get("code").getAsString()).isEqualTo("DB002");
        assertThat(failed.get("file").getAsString()).endsWith("V1__b.sql");
    }
}
