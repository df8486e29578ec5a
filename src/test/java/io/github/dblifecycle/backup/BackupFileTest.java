package io.github.dblifecycle.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dblifecycle.environment.ConfigurationException;
import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BackupFileTest {

    private static final Instant NOON = Instant.parse("2026-03-04T12:00:00Z");
    private static final BackupName STAGING = new BackupName(BackupName.USUAL, "staging");

    @TempDir
    private Path directory;

    @Test
    void aBackupHasItsNameOnlyOnceItIsWhole() throws IOException {
        try (BackupFile file = BackupFile.create(directory, STAGING, NOON)) {
            file.write(member("some rows"));
            file.sync();
            assertThat(names())
                    .containsExactly(
                            "db-backup-staging-20260304-120000.sql.gz.json.part",
                            "db-backup-staging-20260304-120000.sql.gz.part");
            file.publish(facts(file).json());
        }
        assertThat(names())
                .containsExactly(
                        "db-backup-staging-20260304-120000.sql.gz", "db-backup-staging-20260304-120000.sql.gz.json");
        assertThat(Files.getPosixFilePermissions(directory.resolve(names().get(0))))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(Files.getPosixFilePermissions(directory.resolve(names().get(1))))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void whatIsGivenUpLeavesNothing() throws IOException {
        try (BackupFile file = BackupFile.create(directory, STAGING, NOON)) {
            file.write(member("some rows"));
        }
        assertThat(names()).isEmpty();
    }

    @Test
    void twoOfOneSecondStayApart() throws IOException {
        publish(NOON);
        publish(NOON);
        assertThat(names())
                .contains("db-backup-staging-20260304-120000.sql.gz", "db-backup-staging-20260304-120000-2.sql.gz");
    }

    @Test
    void aFullDiskIsToldAndLeavesNothing() throws IOException {
        BackupFile file = BackupFile.create(directory, STAGING, NOON, Full::new);
        assertThatThrownBy(() -> file.write(member("more than the disk holds")))
                .isInstanceOfSatisfying(BackupException.class, e -> {
                    assertThat(e.finding().code()).isEqualTo("DB786");
                    assertThat(e).hasMessageContaining("No space left on device");
                });
        file.close();
        assertThat(names()).isEmpty();
    }

    @Test
    void aDiskThatKeepsSomethingElseIsNoticed() throws IOException {
        BackupFile file = BackupFile.create(directory, STAGING, NOON);
        file.write(member("some rows"));
        byte[] there = Files.readAllBytes(file.part());
        there[15] ^= 1;
        Files.write(file.part(), there);
        assertThatThrownBy(file::sync).isInstanceOfSatisfying(BackupException.class, e -> assertThat(
                        e.finding().code())
                .isEqualTo("DB787"));
        file.close();
        assertThat(names()).isEmpty();
    }

    @Test
    void whatAKilledRunLeftIsSweptAndWhatAnotherWritesIsNot() throws IOException {
        Files.writeString(directory.resolve("db-backup-staging-20260101-000000.sql.gz.part"), "half");
        Files.writeString(directory.resolve("db-backup-production-20260101-000000.sql.gz.part"), "of others");
        Files.writeString(directory.resolve("notes.part"), "of somebody");
        Files.writeString(
                directory.resolve("db-backup-staging-20260102-000000.sql.gz.json"), "named before its backup");
        Files.writeString(
                directory.resolve("db-backup-staging-20260103-000000.sql.gz.json"), "named before its backup");
        Files.writeString(directory.resolve("db-backup-staging-20260103-000000.sql.gz.part"), "whole");
        Files.writeString(directory.resolve("db-backup-staging-20260105-000000.sql.gz.json.part"), "half");
        publish(NOON.minus(Duration.ofDays(1)));
        try (BackupFile running = BackupFile.create(directory, STAGING, NOON)) {
            new BackupDirectory(directory, STAGING).sweep();
            assertThat(names())
                    .containsExactly(
                            "db-backup-production-20260101-000000.sql.gz.part",
                            "db-backup-staging-20260303-120000.sql.gz",
                            "db-backup-staging-20260303-120000.sql.gz.json",
                            "db-backup-staging-20260304-120000.sql.gz.json.part",
                            "db-backup-staging-20260304-120000.sql.gz.part",
                            "notes.part");
            assertThat(Files.exists(running.part())).isTrue();
        }
    }

    @Test
    void onlyBackupsOfThatEnvironmentThatWereWrittenHereArePruned() throws IOException {
        for (int day = 0; day < 5; day++) {
            publish(NOON.minus(Duration.ofDays(day)));
        }
        Files.writeString(directory.resolve("db-backup-staging-20200101-000000.sql.gz"), "without a sidecar");
        Files.writeString(directory.resolve("db-backup-production-20200101-000000.sql.gz"), "of others");
        Files.writeString(directory.resolve("db-backup-staging-20200102-000000.sql.gz"), "with another's");
        Files.writeString(
                directory.resolve("db-backup-staging-20200102-000000.sql.gz.json"),
                "{\"format\": 1, \"environment\": \"production\"}");
        List<Path> deleted = new BackupDirectory(directory, STAGING).prune(3, Optional.empty(), NOON);
        assertThat(deleted.stream().map(file -> file.getFileName().toString()))
                .containsExactlyInAnyOrder(
                        "db-backup-staging-20260301-120000.sql.gz", "db-backup-staging-20260228-120000.sql.gz");
        assertThat(names())
                .contains(
                        "db-backup-staging-20200101-000000.sql.gz",
                        "db-backup-production-20200101-000000.sql.gz",
                        "db-backup-staging-20200102-000000.sql.gz",
                        "db-backup-staging-20260302-120000.sql.gz")
                .doesNotContain("db-backup-staging-20260301-120000.sql.gz.json");
    }

    @Test
    void theNewestStaysHoweverOldItIs() throws IOException {
        publish(NOON.minus(Duration.ofDays(100)));
        publish(NOON.minus(Duration.ofDays(90)));
        new BackupDirectory(directory, STAGING).prune(0, Optional.of(Duration.ofDays(30)), NOON);
        assertThat(new BackupDirectory(directory, STAGING).backups())
                .extracting(BackupDirectory.Found::time)
                .containsExactly(NOON.minus(Duration.ofDays(90)));
    }

    @Test
    void factsAreReadAsTheyWereWritten() throws IOException {
        BackupFacts facts = publish(NOON);
        assertThat(BackupFacts.of(directory.resolve(facts.file()))).contains(facts);
    }

    @Test
    void severalMembersAreOneGzipFile() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        member("first, ").writeTo(out);
        member("").writeTo(out);
        member("second").writeTo(out);
        try (GZIPInputStream in = new GZIPInputStream(new java.io.ByteArrayInputStream(out.toByteArray()))) {
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo("first, second");
        }
    }

    /** Values of the reference implementation, "xxhsum -H1". */
    @Test
    void hashesAreThoseOfXxHash() {
        assertThat(hash("")).isEqualTo(0xEF46DB3751D8E999L);
        assertThat(hash("a")).isEqualTo(0xD24EC4F1A98C6E5BL);
        assertThat(hash("abc")).isEqualTo(0x44BC2CF5AD770999L);
        assertThat(hash("Nobody inspects the spammish repetition")).isEqualTo(0xFBCEA83C8A378BF1L);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "backup",
                "{env}",
                "{time}",
                "{env}/{time}",
                ".{env}{time}",
                "{env}{time}{time}",
                "a b{env}{time}"
            })
    void aPatternThatCannotTellBackupsApartIsRefused(String pattern) {
        assertThatThrownBy(() -> new BackupName(pattern, "staging")).isInstanceOf(ConfigurationException.class);
    }

    private static long hash(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        return XxHash64.of(bytes, 0, bytes.length);
    }

    private BackupFacts publish(Instant time) {
        try (BackupFile file = BackupFile.create(directory, STAGING, time)) {
            file.write(member("rows"));
            file.sync();
            BackupFacts facts = facts(file);
            file.publish(facts.json());
            return facts;
        }
    }

    private static BackupFacts facts(BackupFile file) {
        return new BackupFacts(
                1,
                file.path().getFileName().toString(),
                "staging",
                "localhost:5432/shop",
                "jdbc",
                "1.0",
                "17.2",
                NOON.toString(),
                "0/1",
                null,
                "all",
                "none",
                file.length(),
                4,
                "00",
                List.of(new BackupFacts.TableFacts("public.t", 1, "00")),
                null,
                List.of(new BackupFacts.SequenceFacts("public.s", 1, true)),
                List.of(),
                List.of(),
                null);
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private static GzipMember member(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return GzipMember.of(bytes, bytes.length, new Deflater(6, true));
    }

    /** As a disk that has no room left. */
    private static final class Full extends FilterOutputStream {

        Full(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length / 2);
            throw new FileSystemException("part", null, "No space left on device");
        }
    }
}
