package io.github.dblifecycle.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dblifecycle.finding.Finding;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The entities of the base commit are compiled where nobody works, and only once. */
class BaseBuildTest {

    private static final String COMPILE = "echo built >> '%1$s/builds'; mkdir -p target/db; javac -proc:none -g -d"
            + " target/classes -cp '%2$s/*' src/main/java/shop/*.java; (echo \"entities $PWD/target/classes\"; ls %2$s/*.jar |"
            + " sed 's/^/library /'; echo \"sources $PWD/src/main/java\") > target/db/entity-class-path.txt";

    @TempDir
    private Path directory;

    private Path user;
    private RollingProject project;

    @BeforeEach
    void create() throws Exception {
        user = directory.resolve("user");
        project = new RollingProject(user, "hibernate-6")
                .main("Long id;\nint note;\n", "create table orders (id bigint primary key, note int not null)")
                .branch("Long id;\n", "alter table orders drop column note");
    }

    @AfterEach
    void close() {
        project.close();
    }

    private BaseBuild build(String command, Duration timeout) {
        return new BaseBuild(
                List.of(
                        "sh",
                        "-e",
                        "-c",
                        command.formatted(
                                directory, Path.of("target/jpa/hibernate-6").toAbsolutePath())),
                Map.of("GONE", ""),
                user,
                "target/db/entity-class-path.txt",
                timeout,
                command);
    }

    private String worktrees() throws Exception {
        return project.git().shell("git worktree list --porcelain | grep -c '^worktree '");
    }

    @Test
    void buildsItOnceAndLeavesNothingBehind() throws Exception {
        project.build(build(COMPILE, Duration.ofMinutes(2)));
        String before = project.git().shell("git status --porcelain --ignored=no");

        List<Finding> findings = project.findings();
        List<Finding> again = project.findings();

        assertThat(findings).first().satisfies(gone -> {
            assertThat(gone.code()).isEqualTo("DB904");
            assertThat(gone.details().get(0))
                    .startsWith("old: shop.Order.note, src/main/java/shop/Order.java:13, as of main (");
        });
        assertThat(again).isEqualTo(findings);
        assertThat(Files.readAllLines(directory.resolve("builds"))).containsExactly("built");
        assertThat(worktrees()).isEqualTo("1");
        assertThat(project.git().shell("git status --porcelain --ignored=no")).isEqualTo(before);
    }

    @Test
    void aBuildThatFailsOrHangsIsToldWithItsLastWords() throws Exception {
        Finding failed = project.build(build("echo no such thing; exit 3", Duration.ofMinutes(1)))
                .finding();
        assertThat(failed.code()).isEqualTo("DB919");
        assertThat(failed.message()).endsWith("its build failed");
        assertThat(failed.details()).containsExactly("no such thing");

        Finding hanging = project.build(build("echo waiting; sleep 300", Duration.ofSeconds(1)))
                .finding();
        assertThat(hanging.message()).endsWith("its build took longer than 1 s and was ended");
        assertThat(hanging.details()).containsExactly("waiting");

        Finding without = project.build(build("true", Duration.ofMinutes(1))).finding();
        assertThat(without.message()).contains("its class path is not known");
        assertThat(worktrees()).isEqualTo("1");
    }

    @Test
    void whatAKilledBuildLeftIsRemovedByTheNext() throws Exception {
        Path left = Files.createDirectories(directory.resolve("db-base-999999999-1"));
        project.git().shell("git worktree add -q --detach " + left.resolve("tree") + " main");
        assertThat(worktrees()).isEqualTo("2");

        project.build(build("exit 1", Duration.ofMinutes(1))).finding();

        assertThat(worktrees()).isEqualTo("1");
        assertThat(left).doesNotExist();
    }

    @Test
    void aClassPathThatABuildToldServesAsTheBase() throws Exception {
        Path told = directory.resolve("told.txt");
        Files.writeString(told, "entities " + user.resolve("base") + "\n");
        try (var jars = Files.list(Path.of("target/jpa/hibernate-6").toAbsolutePath())) {
            for (Path jar : jars.sorted().toList()) {
                Files.writeString(told, "library " + jar + "\n", java.nio.file.StandardOpenOption.APPEND);
            }
        }

        assertThat(project.base(told).breaks()).containsExactly("DB904 ERROR column public.orders.note");

        Files.writeString(told, "something else\n");
        assertThat(project.finding().message()).contains("is not what db:entity-class-path writes");
    }
}
