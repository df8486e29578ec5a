package io.github.dblifecycle.scratch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
class AbandonedServerTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final PostgresRelease RELEASE = PostgresRelease.ofMajor(PostgresRelease.DEFAULT_MAJOR);

    private final BinariesCache cache = EmbeddedPostgres.cache();

    @TempDir
    private Path place;

    @Test
    void aServerDoesNotOutliveAJvmThatWasKilled() throws Exception {
        try (ChildJvm child = ChildJvm.start(cache.directory(), place)) {
            ChildJvm.ScratchFiles files = child.awaitServer();
            ProcessHandle server = files.server();

            child.process().destroyForcibly();

            assertThat(PostmasterFile.poll(LIMIT, () -> ChildJvm.isGone(server)))
                    .isTrue();
            assertThat(PostmasterFile.poll(LIMIT, () -> Files.notExists(files.directory())))
                    .isTrue();
        }
    }

    @Test
    void aServerDoesNotOutliveAJvmThatWasAskedToEnd() throws Exception {
        try (ChildJvm child = ChildJvm.start(cache.directory(), place)) {
            ChildJvm.ScratchFiles files = child.awaitServer();
            ProcessHandle server = files.server();

            child.process().destroy();

            assertThat(child.process().waitFor()).isNotZero();
            assertThat(ChildJvm.isGone(server)).isTrue();
            assertThat(place).isEmptyDirectory();
        }
    }

    @Test
    void theNextStartRemovesAServerWhoseJvmAndWatchdogWereBothKilled() throws Exception {
        try (ChildJvm child = ChildJvm.start(cache.directory(), place)) {
            ChildJvm.ScratchFiles files = child.awaitServer();
            ProcessHandle server = files.server();
            server.parent().orElseThrow().destroyForcibly();
            child.process().destroyForcibly();
            child.process().waitFor();
            assertThat(server.isAlive()).isTrue();

            ScratchDirectory.sweep(place, cache.installation(RELEASE), Instant.now());

            assertThat(ChildJvm.isGone(server)).isTrue();
            assertThat(place).isEmptyDirectory();
        }
    }

    @Test
    void theServerOfALivingJvmIsLeftAlone() throws Exception {
        try (ChildJvm child = ChildJvm.start(cache.directory(), place)) {
            ProcessHandle server = child.awaitServer().server();

            ScratchDirectory.sweep(place, cache.installation(RELEASE), Instant.now());

            assertThat(server.isAlive()).isTrue();
        }
    }

    @Test
    void ownServersAreLeftAlone() throws Exception {
        Installation installation = cache.installation(RELEASE);
        ScratchSettings.Embedded settings = new ScratchSettings.Embedded(RELEASE, cache, Clock.systemUTC());
        try (EmbeddedScratchServer first = EmbeddedScratchServer.start(settings, installation, place, Ports::free);
                EmbeddedScratchServer second =
                        EmbeddedScratchServer.start(settings, installation, place, Ports::free)) {
            try (ScratchDatabase a = first.createDatabase("a");
                    ScratchDatabase b = second.createDatabase("b")) {
                assertThat(a.database().url()).isNotEqualTo(b.database().url());
            }
            try (ChildJvm child = ChildJvm.start(cache.directory(), place)) {
                child.awaitServer();
                assertThat(first.directory()).exists();
                assertThat(second.directory()).exists();
            }
        }
    }

    @Test
    void onlyDirectoriesOfOursThatNobodyIsJustCreatingAreRemoved() throws Exception {
        Path foreign = Files.createDirectory(place.resolve("somebody-elses"));
        Path starting = Files.createDirectory(place.resolve("db-scratch-1-0123456789ab"));
        Path orphan = Files.createDirectory(place.resolve("db-scratch-1-ba9876543210"));
        Files.createFile(orphan.resolve("owner.lock"));
        Files.writeString(Files.createDirectory(orphan.resolve("data")).resolve("file"), "x");
        Installation installation = cache.installation(RELEASE);

        ScratchDirectory.sweep(place, installation, Instant.now());
        assertThat(place).isDirectoryContaining(p -> p.equals(foreign)).isDirectoryContaining(p -> p.equals(starting));
        assertThat(orphan).doesNotExist();

        ScratchDirectory.sweep(place, installation, Instant.now().plus(Duration.ofHours(2)));
        assertThat(starting).doesNotExist();
        assertThat(foreign).exists();
    }

    @Test
    void aProcessThatMerelyHasTheNumberOfAServerIsLeftAlone() throws Exception {
        Path orphan = Files.createDirectory(place.resolve("db-scratch-1-0123456789ab"));
        Files.createFile(orphan.resolve("owner.lock"));
        Path data = Files.createDirectory(orphan.resolve("data"));
        Process bystander = new ProcessBuilder("sleep", "600").start();
        try {
            Files.writeString(
                    data.resolve("postmaster.pid"),
                    bystander.pid() + "\n" + data + "\n" + Instant.now().getEpochSecond() + "\n5432\n\n\n\nready\n");

            ScratchDirectory.sweep(place, cache.installation(RELEASE), Instant.now());

            assertThat(bystander.isAlive()).isTrue();
            assertThat(orphan).doesNotExist();
        } finally {
            bystander.destroyForcibly();
        }
    }
}
