package io.github.dblifecycle.workflow;

import static io.github.dblifecycle.workflow.HookRepository.MIGRATIONS;
import static io.github.dblifecycle.workflow.HookRepository.SCHEMA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What commits the installed hook refuses, asked of Git itself, and of whatever starts hooks. */
class SchemaCheckHookTest {

    private static final Path INSTALLED =
            Path.of(System.getProperty("basedir", "")).toAbsolutePath().resolve("src/test/hooks");
    private static final Path TOOLS = INSTALLED.resolve("node_modules/.bin");
    private static final Path PYTHON_TOOLS = INSTALLED.resolve("python/bin");
    private static final boolean REQUIRED = "required".equals(System.getenv("HOOK_CHECKS"));

    @TempDir
    private Path directory;

    private HookRepository repository;

    @BeforeEach
    void aProjectWithOneMigration() throws Exception {
        Path root = Files.createDirectory(directory.resolve("Übung eins"));
        repository = new HookRepository(root, TOOLS, PYTHON_TOOLS);
        repository
                .file("pom.xml", "<project/>")
                .file(SCHEMA, "CREATE TABLE a ();\n")
                .file(MIGRATIONS + "V1__a.sql", "CREATE TABLE a ();\n");
    }

    /** Has the hook, its files and the first migration committed, and works on a branch. */
    private HookRepository onABranch() {
        repository.install();
        repository.git("add", ".").commit().passes();
        return repository.git("checkout", "--quiet", "-b", "feature");
    }

    @Test
    void theFirstCommitNeedsItsMigrationToo() {
        repository.install();
        repository.git("add", ".githooks", SCHEMA);

        assertThat(repository.commit().fails().text())
                .contains("db: the declared schema is changed in this commit, and no migration is in it")
                .contains("    changed: " + SCHEMA)
                .contains("    not staged: " + MIGRATIONS + "V1__a.sql")
                .contains("    fix: mvn db:generate -Ddb.description=WHAT_IT_DOES, then git add the migration");

        repository.git("add", ".").commit().passes();
    }

    @Test
    void aDeclaredSchemaThatChangesNeedsAMigration() {
        onABranch().staged(SCHEMA, "CREATE TABLE a (b int);\n").commit().fails();
        repository
                .staged(MIGRATIONS + "V2__b.sql", "ALTER TABLE a ADD b int;\n")
                .commit()
                .passes();
    }

    @Test
    void aRepeatableMigrationIsOneToo() {
        onABranch()
                .staged(SCHEMA, "CREATE TABLE a ();\nCREATE VIEW v AS SELECT 1;\n")
                .staged(MIGRATIONS + "R__v.sql", "CREATE OR REPLACE VIEW v AS SELECT 1;\n")
                .commit()
                .passes();
        repository.git("branch", "--force", "main");
        repository
                .staged(MIGRATIONS + "R__v.sql", "CREATE OR REPLACE VIEW v AS SELECT 2;\n")
                .commit()
                .passes();
        assertThat(repository
                        .git("rm", "--quiet", MIGRATIONS + "R__v.sql")
                        .commit()
                        .fails()
                        .text())
                .contains("deleted or renamed");
    }

    @Test
    void otherFilesBesideMigrationsAreNone() {
        onABranch()
                .staged(SCHEMA, "CREATE TABLE a (b int);\n")
                .staged(MIGRATIONS + "README.md", "x")
                .staged(MIGRATIONS + "V2__b.sql.conf", "executeInTransaction=false\n")
                .staged(MIGRATIONS + "U2__b.sql", "x")
                .staged(MIGRATIONS + "afterMigrate.sql", "x")
                .commit()
                .fails();
    }

    @Test
    void aDeclaredSchemaThatIsDeletedOrMovedNeedsAMigration() {
        onABranch().git("rm", "--quiet", SCHEMA).commit().fails();
        repository
                .git("restore", "--staged", "--worktree", SCHEMA)
                .git("mv", SCHEMA, "schema.sql")
                .commit()
                .fails();
    }

    @Test
    void whatIsStagedCountsAndNotWhatLiesThere() {
        onABranch().staged(SCHEMA, "CREATE TABLE a (b int);\n");
        repository.file(SCHEMA, "CREATE TABLE a ();\n").file(MIGRATIONS + "V2__b.sql", "x");

        assertThat(repository.commit().fails().text()).contains("not staged: " + MIGRATIONS + "V2__b.sql");

        repository
                .git("add", "--intent-to-add", MIGRATIONS + "V2__b.sql")
                .commit()
                .fails();
        repository
                .git("reset", "--quiet")
                .git("add", MIGRATIONS + "V2__b.sql")
                .commit()
                .passes();
        assertThat(repository
                        .file(SCHEMA, "CREATE TABLE a (c int);\n")
                        .commit("--all")
                        .fails()
                        .text())
                .as("what commit --all would commit lies in an index of its own")
                .contains("changed: " + SCHEMA);
        repository.commit("--only", "--", SCHEMA).fails();
    }

    @Test
    void anAppliedMigrationIsNotEdited() {
        onABranch().staged(MIGRATIONS + "V1__a.sql", "CREATE TABLE a (b int);\n");

        assertThat(repository.commit().fails().text())
                .contains(
                        "db: a migration that databases have run, as it is in main, is edited; they would refuse it\n    "
                                + MIGRATIONS + "V1__a.sql\n    fix: git restore --source=");
        repository.commit("--no-verify").passes();
        repository
                .staged(MIGRATIONS + "V1__a.sql", "CREATE TABLE a ();\n")
                .commit()
                .passes();
    }

    @Test
    void aMigrationOfThisBranchIsEditedRenamedAndDeleted() {
        onABranch().staged(MIGRATIONS + "V2__b.sql", "SELECT 1;\n").commit().passes();
        repository.staged(MIGRATIONS + "V2__b.sql", "SELECT 2;\n").commit().passes();
        repository
                .git("mv", MIGRATIONS + "V2__b.sql", MIGRATIONS + "V3__b.sql")
                .commit()
                .passes();
        repository.git("rm", "--quiet", MIGRATIONS + "V3__b.sql").commit().passes();
    }

    @Test
    void anAppliedMigrationIsNotDeletedAndNotRenamed() {
        String fails =
                "db: a migration that databases have run, as it is in main, is deleted or renamed; they would miss it";
        onABranch().git("rm", "--quiet", MIGRATIONS + "V1__a.sql");
        assertThat(repository.commit().fails().text()).contains(fails);
        repository.git("reset", "--quiet", "--hard").git("mv", MIGRATIONS + "V1__a.sql", MIGRATIONS + "V2__a.sql");
        assertThat(repository.commit().fails().text()).contains(fails);
    }

    @Test
    void whatTheOtherRepositoryHasCountsAsApplied() throws Exception {
        repository.install();
        repository.git("add", ".").commit().passes();
        Path clone = directory.resolve("clone");
        repository.git("clone", "--quiet", repository.root().toString(), clone.toString());
        HookRepository cloned = new HookRepository(clone);
        cloned.install();

        cloned.staged(MIGRATIONS + "V2__b.sql", "SELECT 1;\n").commit().passes();
        cloned.staged(MIGRATIONS + "V2__b.sql", "SELECT 2;\n").commit().passes();
        assertThat(cloned.staged(MIGRATIONS + "V1__a.sql", "SELECT 1;\n")
                        .commit()
                        .fails()
                        .text())
                .contains("as it is in origin/HEAD");
        assertThat(cloned.git("config", "db.baseRef", "nowhere")
                        .commit()
                        .fails()
                        .text())
                .contains("db: note: 'nowhere', which is set as the base branch, is not in this repository");
    }

    @Test
    void withoutABaseBranchNobodyKnowsWhatWasApplied() {
        repository.git("checkout", "--quiet", "-b", "trunk");
        repository.install();
        repository.git("add", ".").commit().passes();

        assertThat(repository
                        .staged(MIGRATIONS + "V1__a.sql", "SELECT 1;\n")
                        .commit()
                        .passes()
                        .text())
                .contains("note: there is no base branch", MIGRATIONS + "V1__a.sql", "git config db.baseRef BRANCH");
    }

    @Test
    void namesWithLineBreaksQuotesAndUmlautsAreNames() {
        String strange = MIGRATIONS + "V2__ü \"x\" 'y'\n*[z].sql";
        onABranch().staged(strange, "SELECT 1;\n").commit().passes();
        repository.git("branch", "--force", "main").staged(strange, "SELECT 2;\n");

        assertThat(repository.commit().fails().text()).contains("V2__\u00fc \\\"x\\\" 'y'\\n*[z].sql");
    }

    @Test
    void mergesAndRebasesArePassed() {
        onABranch()
                .staged(SCHEMA, "CREATE TABLE a (b int);\n")
                .commit("--no-verify")
                .passes();
        repository
                .git("checkout", "--quiet", "main")
                .staged("other", "x")
                .commit()
                .passes();
        repository
                .git("merge", "--quiet", "--no-ff", "--no-commit", "feature")
                .commit()
                .passes();
        repository.git("reset", "--quiet", "--hard", "HEAD^").git("checkout", "--quiet", "feature");
        repository
                .run(List.of("git", "-c", "sequence.editor=sed -i s/pick/edit/", "rebase", "--interactive", "main"))
                .passes();
        repository.commit("--amend").passes();
    }

    @Test
    void nobodyIsStopped() {
        onABranch().staged(SCHEMA, "CREATE TABLE a (b int);\n");

        repository
                .run(List.of("git", "commit", "-m", "m"), Map.of("DB_SCHEMA_CHECK", "0"))
                .passes();
        repository
                .staged(SCHEMA, "CREATE TABLE a (c int);\n")
                .commit("--no-verify")
                .passes();
    }

    @Test
    void everyModuleIsLookedAtFromWherever() {
        for (String module : List.of("billing", "a b/ü'x*")) {
            repository
                    .file(module + "/pom.xml", "<project/>")
                    .file(module + "/" + SCHEMA, "CREATE TABLE a ();\n")
                    .file(module + "/" + MIGRATIONS + "V1__a.sql", "CREATE TABLE a ();\n");
            repository.install(module, Optional.empty(), false);
        }
        onABranch().staged("billing/" + SCHEMA, "x").staged("a b/ü'x*/" + SCHEMA, "x");
        repository.staged(MIGRATIONS + "V2__b.sql", "x");

        String said = repository
                .run(List.of("sh", "-c", "cd billing/src && git commit -m m"))
                .fails()
                .text();
        assertThat(said)
                .contains(
                        "db: billing: the declared schema is changed",
                        "fix: mvn -f billing db:generate -Ddb.description=")
                .contains(
                        "db: a b/ü'x*: the declared schema",
                        "fix: mvn -f 'a b/ü'\\''x*' db:generate -Ddb.description=");
        repository.staged("billing/" + MIGRATIONS + "V2__b.sql", "x");
        assertThat(repository.commit().fails().text())
                .doesNotContain("db: billing")
                .contains("db: a b/ü'x*");
        repository.staged("a b/ü'x*/" + MIGRATIONS + "V2__b.sql", "x").commit().passes();
    }

    @Test
    void aSecondWorkTreeIsCheckedAsTheFirstIs() {
        onABranch();
        Path other = directory.resolve("other");
        repository.git("worktree", "add", "--quiet", other.toString(), "-b", "second");
        HookRepository second = new HookRepository(other);

        second.staged(SCHEMA, "CREATE TABLE a (b int);\n").commit().fails();
        assertThat(second.git("rm", "--quiet", "-r", "--cached", ".githooks")
                        .run(List.of("rm", "-r", ".githooks"))
                        .exit())
                .isZero();
        assertThat(second.commit().passes().text()).contains("this checkout has no .githooks/db-schema-check.sh");
    }

    @Test
    void anEntityThatIsMappedAnewNeedsAMigration() throws Exception {
        String entity = "src/main/java/a/Order.java";
        String plain = "src/main/java/a/Service.java";
        repository.git("rm", "--quiet", "--cached", "--ignore-unmatch", SCHEMA);
        Files.delete(repository.root().resolve(SCHEMA));
        repository
                .file(
                        entity,
                        "import jakarta.persistence.*;\n@Entity\nclass Order {\n    @Id\n    private long id;\n}\n")
                .file(plain, "class Service {\n    private long id;\n}\n");
        repository.outcome("", Optional.empty(), List.of(Path.of("src/main/java")), false);
        repository.git("add", ".").commit().passes();

        repository
                .staged(plain, "class Service {\n    private int id;\n}\n")
                .commit()
                .passes();
        repository.staged(entity, """
                        import jakarta.persistence.*;

                        /** An order. */
                        @Entity
                        class Order {
                            @Id
                            private long id;

                            @Override
                            public String toString() {
                                return "o" + id;
                            }
                        }
                        """).commit().passes();
        assertThat(repository
                        .staged(
                                entity,
                                "import jakarta.persistence.*;\n@Entity\nclass Order {\n    @Id\n    private int id;\n}\n")
                        .commit()
                        .fails()
                        .text())
                .contains("db: entities are changed in this commit", "    changed: " + entity);
        repository
                .git("reset", "--quiet", "--hard")
                .git("rm", "--quiet", entity)
                .commit()
                .fails();
    }

    @ParameterizedTest
    @EnumSource
    void whateverStartsHooksStartsIt(HookKind kind) throws Exception {
        switch (kind) {
            case LEFTHOOK -> {
                have(Files.isExecutable(TOOLS.resolve("lefthook")), "lefthook");
                repository.file(
                        "lefthook.yml",
                        "# ours\npre-commit:\n  parallel: true\n  jobs:\n    # says so\n    - run: echo said # aloud\n");
            }
            case HUSKY -> {
                have(Files.isExecutable(TOOLS.resolve("husky")), "husky");
                repository.file(".husky/pre-commit", "echo said\n").file("package.json", "{}");
                repository.run(List.of("husky")).passes();
            }
            case PRE_COMMIT -> {
                assumeTrue(
                        repository
                                        .run(List.of(
                                                "sh", "-c", "pre-commit --version | grep -E ' (3\\.[2-9]|[4-9]\\.)'"))
                                        .exit()
                                == 0,
                        "no pre-commit 3.2 or newer, which .ci/run installs where it is to be had");
                repository.file(".pre-commit-config.yaml", """
                        repos:
                        - repo: local
                          hooks:
                          - {id: say, name: say, entry: echo said, language: system, verbose: true}
                        """);
            }
            case GIT -> {
                repository.file(".git/hooks/pre-commit", "#!/bin/sh\necho said\n");
                repository.run(List.of("chmod", "+x", ".git/hooks/pre-commit")).passes();
            }
        }
        InstallHooks.Outcome.Done done = repository.install();
        assertThat(done.kind()).isEqualTo(kind);
        switch (kind) {
            case LEFTHOOK -> {
                repository.run(List.of("lefthook", "validate")).passes();
                repository.run(List.of("lefthook", "install")).passes();
            }
            case PRE_COMMIT -> {
                repository.run(List.of("pre-commit", "validate-config")).passes();
                repository.run(List.of("pre-commit", "install")).passes();
            }
            case HUSKY, GIT -> {}
        }
        assertThat(repository.git("add", ".").commit().passes().text()).contains("said");
        repository.git("checkout", "--quiet", "-b", "feature");

        assertThat(repository
                        .staged(SCHEMA, "CREATE TABLE a (b int);\n")
                        .commit()
                        .fails()
                        .text())
                .contains("db: the declared schema is changed");
        repository.file(SCHEMA, "CREATE TABLE a (b int, c int);\n").commit().fails();
        assertThat(repository.text(SCHEMA))
                .as("what was not staged is still there")
                .contains("c int");
        repository.git("checkout", "--quiet", "--", SCHEMA);
        repository.staged(MIGRATIONS + "V2__b.sql", "x").commit().passes();
        repository.git("rm", "--quiet", SCHEMA).commit().fails();
        repository
                .git("reset", "--quiet", "--hard")
                .git("mv", SCHEMA, "moved.sql")
                .commit()
                .fails();
        repository
                .git("reset", "--quiet", "--hard")
                .git("rm", "--quiet", MIGRATIONS + "V1__a.sql")
                .commit()
                .fails();
        repository
                .git("reset", "--quiet", "--hard")
                .staged(SCHEMA, "x")
                .commit("--no-verify")
                .passes();
        repository
                .git("checkout", "--quiet", "main")
                .staged("other", "x")
                .commit()
                .passes();
        repository
                .git("merge", "--quiet", "--no-ff", "--no-commit", "feature")
                .commit()
                .passes();
        assertThat(repository.install().installation().files())
                .as("installed again")
                .allSatisfy(file ->
                        assertThat(file.state()).isEqualTo(io.github.dblifecycle.install.PlannedFile.State.UNCHANGED));
    }

    private static void have(boolean found, String tool) {
        if (REQUIRED) {
            assertThat(found)
                    .as("HOOK_CHECKS=required, and there is no " + tool)
                    .isTrue();
        }
        assumeTrue(found, "no " + tool + " in src/test/hooks, where .ci/run installs it");
    }
}
