package io.github.dblifecycle.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dblifecycle.finding.Finding;
import io.github.dblifecycle.jpa.DdlCache;
import io.github.dblifecycle.migrate.MigrationProject;
import io.github.dblifecycle.scratch.EmbeddedPostgres;
import io.github.dblifecycle.scratch.PostgresRelease;
import io.github.dblifecycle.scratch.ScratchSettings;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A branch of migrations against the one it is to go into. */
class BaseRefTest {

    private static final String DIRECTORY = MigrationProject.MIGRATIONS;

    @TempDir
    Path directory;

    private DriftProject project;

    @BeforeEach
    void create() throws Exception {
        project = new DriftProject(directory);
        project.migration("V1__a.sql", "CREATE TABLE a (id int);\n").commit("one");
        project.shell("git checkout -q -b feature");
    }

    @AfterEach
    void close() {
        project.close();
    }

    private void onMain(String name, String sql) throws Exception {
        project.shell("git checkout -q main");
        project.migration(name, sql).commit("meanwhile");
        project.shell("git checkout -q feature");
    }

    private List<Finding> findings() throws Exception {
        return findings("main");
    }

    private List<Finding> findings(String ref) throws Exception {
        ScratchSettings scratch = new ScratchSettings.Embedded(
                PostgresRelease.ofMajor(EmbeddedPostgres.major()), EmbeddedPostgres.cache(), Clock.systemUTC());
        ValidateOutcome outcome = new Validate()
                .run(new ValidateRequest(project.project().settings(), Declaration.usual(), scratch, Optional.of(ref)));
        return ((ValidateOutcome.Checked) outcome).findings();
    }

    private Finding finding() throws Exception {
        List<Finding> findings = findings();
        assertThat(findings).hasSize(1);
        return findings.get(0);
    }

    /** Does what the finding says, and looks again. */
    private List<Finding> mended(Finding finding) throws Exception {
        project.shell(finding.fix().orElseThrow().split(" {3}", -1)[0]);
        return findings();
    }

    @Test
    void entitiesOfTheBaseAreAskedForOnlyWhereEntitiesDeclare() throws Exception {
        project.project().file("src/main/resources/db/schema.sql", "CREATE TABLE b ();");
        project.migration("V2__b.sql", "DROP TABLE a; CREATE TABLE b ();");
        RollingSettings rolling = new RollingSettings(
                RollingSettings.Demand.REQUIRED,
                RollingSettings.Order.BEFORE,
                List.of(),
                new RollingSettings.Accepted(List.of()),
                Optional.empty(),
                new DdlCache(directory.resolve("cache"), Clock.systemUTC()));
        ScratchSettings scratch = new ScratchSettings.Embedded(
                PostgresRelease.ofMajor(EmbeddedPostgres.major()), EmbeddedPostgres.cache(), Clock.systemUTC());

        ValidateOutcome outcome = new Validate()
                .run(new ValidateRequest(
                        project.project().settings(),
                        Declaration.usual(),
                        scratch,
                        Optional.of("main"),
                        Optional.of(rolling),
                        false));

        assertThat(((ValidateOutcome.Checked) outcome).findings()).isEmpty();
    }

    @Test
    void aBranchThatOnlyAddsIsFine() throws Exception {
        project.migration("V2__b.sql", "CREATE TABLE b ();");

        assertThat(findings()).isEmpty();
    }

    @Test
    void aVersionThatIsTakenIsMendedByTheNextFreeOne() throws Exception {
        onMain("V2__theirs.sql", "CREATE TABLE theirs ();");
        project.migration("V2__ours.sql", "CREATE TABLE ours ();");
        assertThat(finding().fix().orElseThrow()).startsWith("mv ");
        project.commit("ours");
        Finding finding = finding();

        assertThat(finding.code()).isEqualTo("DB730");
        assertThat(finding.position().orElseThrow()).hasToString(DIRECTORY + "V2__ours.sql:1");
        assertThat(finding.fix()).contains("git mv " + DIRECTORY + "V2__ours.sql " + DIRECTORY + "V3__ours.sql");
        assertThat(mended(finding)).isEmpty();
    }

    @Test
    void aVersionThatIsTooLowIsMendedUnlessOrderDoesNotMatter() throws Exception {
        onMain("V3__theirs.sql", "CREATE TABLE theirs ();");
        project.migration("V2__ours.sql", "CREATE TABLE ours ();");
        Finding finding = finding();

        assertThat(finding.code()).isEqualTo("DB731");
        assertThat(finding.fix()).contains("mv " + DIRECTORY + "V2__ours.sql " + DIRECTORY + "V4__ours.sql");
        project.with("flyway.outOfOrder", "true");
        assertThat(findings()).isEmpty();
        project.with("flyway.outOfOrder", "false");
        assertThat(mended(finding)).isEmpty();
    }

    @Test
    void anEditedMigrationIsMendedByTakingItBack() throws Exception {
        project.migration("V1__a.sql", "CREATE TABLE a (id bigint);\n");
        Finding finding = finding();

        assertThat(finding.code()).isEqualTo("DB732");
        assertThat(finding.details())
                .containsExactly("was: CREATE TABLE a (id int)", "is now: CREATE TABLE a (id bigint)");
        assertThat(mended(finding)).isEmpty();

        project.migration("V1__a.sql", "-- the first\nCREATE TABLE a (id int);\n");
        assertThat(finding().message()).contains("only in comments and white space");
    }

    @Test
    void lineEndsAreNoEdit() throws Exception {
        project.migration("V1__a.sql", "CREATE TABLE a (id int);\r\n");

        assertThat(findings()).isEmpty();
    }

    @Test
    void aDeletedARenamedAndARenumberedMigrationAreMended() throws Exception {
        project.shell("git mv " + DIRECTORY + "V1__a.sql " + DIRECTORY + "V1__b.sql");
        Finding renamed = finding();
        assertThat(renamed.code()).isEqualTo("DB733");
        assertThat(renamed.message()).contains("was renamed to V1__b.sql");
        assertThat(mended(renamed)).isEmpty();

        project.shell("git mv " + DIRECTORY + "V1__a.sql " + DIRECTORY + "V7__a.sql");
        Finding renumbered = finding();
        assertThat(renumbered.message()).contains("was renumbered to V7__a.sql");
        assertThat(mended(renumbered)).isEmpty();

        project.delete("V1__a.sql");
        Finding deleted = finding();
        assertThat(deleted.message()).contains("was deleted");
        assertThat(mended(deleted)).isEmpty();
    }

    @Test
    void whatDependsOnTheOrderIsNamedWithBothResults() throws Exception {
        onMain("V2__theirs.sql", "ALTER TABLE a ALTER id SET DEFAULT 1;");
        project.migration("V3__ours.sql", "ALTER TABLE a ALTER id SET DEFAULT 2;");
        Finding finding = finding();

        assertThat(finding.code()).isEqualTo("DB734");
        assertThat(finding.message()).startsWith("column public.a.id depends on which migrations run first");
        assertThat(finding.details())
                .contains(
                        "default: 2 if main is first, 1 if this branch is first",
                        "made by " + DIRECTORY + "V3__ours.sql:1 if main is first");
    }

    @Test
    void aScriptThatFailsInOneOrderIsNamedWithItsLine() throws Exception {
        onMain("V2__theirs.sql", "ALTER TABLE a RENAME TO people;");
        project.migration("V3__ours.sql", "\nALTER TABLE a ADD n int;");
        Finding finding = finding();

        assertThat(finding.code()).isEqualTo("DB735");
        assertThat(finding.message()).startsWith("main first, then this branch: migration fails");
        assertThat(finding.position().orElseThrow()).hasToString(DIRECTORY + "V3__ours.sql:2");
    }

    @Test
    void migrationsThatDoNotMeetPassInBothOrders() throws Exception {
        onMain("V2__theirs.sql", "CREATE TABLE theirs ();");
        project.migration("V3__ours.sql", "CREATE TABLE ours ();")
                .migration("R__v.sql", "CREATE OR REPLACE VIEW v AS SELECT 1 AS one;");

        assertThat(findings()).isEmpty();
    }

    @Test
    void aReferenceThatIsNotThereSaysHowToFetchIt() {
        assertThatThrownBy(() -> findings("origin/main"))
                .isInstanceOf(GitException.class)
                .hasMessageContaining("'origin/main' is not in this git repository")
                .hasMessageContaining("git fetch origin main:refs/remotes/origin/main")
                .hasMessageContaining("fetch-depth: 0");
        assertThatThrownBy(() -> findings("--exec=x"))
                .isInstanceOf(GitException.class)
                .hasMessageContaining("names no commit");
    }

    @Test
    void aShallowCloneSaysSo(@TempDir Path other) throws Exception {
        project.migration("V2__b.sql", "CREATE TABLE b ();").commit("two");
        project.shell("git checkout -q main");
        project.migration("V3__c.sql", "CREATE TABLE c ();").commit("three");
        project.shell("git clone -q --depth 1 --no-single-branch file://" + directory + " " + other.resolve("clone"));
        GitSource clone = GitSource.around(other.resolve("clone"));
        String feature = clone.commit("origin/feature");

        assertThat(clone.isShallow()).isTrue();
        assertThatThrownBy(() -> clone.mergeBase(feature))
                .isInstanceOf(GitException.class)
                .hasMessageContaining("without its whole history")
                .hasMessageContaining("git fetch --unshallow");
    }

    @Test
    void whatIsNoRepositorySaysSo(@TempDir Path other) {
        assertThatThrownBy(() -> GitSource.around(other))
                .isInstanceOf(GitException.class)
                .hasMessageContaining("not a git repository");
    }
}
