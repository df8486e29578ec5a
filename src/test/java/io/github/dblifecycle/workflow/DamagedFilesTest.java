package io.github.dblifecycle.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.dblifecycle.finding.Finding;
import io.github.dblifecycle.scratch.EmbeddedPostgres;
import io.github.dblifecycle.scratch.Queries;
import io.github.dblifecycle.scratch.ScratchDatabase;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Files that are not what was written, with their sidecars and without: each is refused, and the database is not even
 * asked. {@code -Drestore.damaged} says how many.
 */
class DamagedFilesTest {

    private static final int FILES = Integer.getInteger("restore.damaged", 60);
    private static final byte[] HEADER = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, (byte) 255};
    private static final Set<String> CODES = Set.of("DB831", "DB832", "DB833", "DB834");
    private static final String COMPLETE = "-- PostgreSQL database dump complete";

    @TempDir
    private Path directory;

    private byte[] ours;
    private byte[] sidecar;
    private byte[] other;
    private byte[] small;
    private byte[] plain;
    private byte[] packed;
    private final Random chance = new Random(7);

    @BeforeEach
    void wholeFiles() throws Exception {
        assumeTrue(PsqlCopy.isThere(), "needs pg_dump");
        try (ScratchDatabase database = EmbeddedPostgres.createDatabase(15)) {
            Queries.execute(
                    database, "create table tiny (a int primary key, b text); insert into tiny values (1, 'x')");
            small = Files.readAllBytes(
                    new BackupProject(directory).made(database).file());
            Queries.execute(
                    database,
                    "create table a (id int primary key, t text); create table b (id int, t text);"
                            + " insert into a select i, md5(i::text) || md5((i * 7)::text) from generate_series(1, 50000) i;"
                            + " insert into b select i, md5(i::text) || md5((i * 3)::text) from generate_series(1, 50000) i");
            Path made = new BackupProject(directory).made(database).file();
            ours = Files.readAllBytes(made);
            sidecar = Files.readAllBytes(made.resolveSibling(made.getFileName() + ".json"));
            Queries.execute(database, "insert into tiny values (2, 'y')");
            other = Files.readAllBytes(
                    new BackupProject(directory).made(database).file());
            Path dump = PgDumpFile.write(directory.resolve("plain.sql"), database);
            plain = Files.readAllBytes(dump);
            packed = Files.readAllBytes(PgDumpFile.gzip(dump));
        }
    }

    @Test
    void allAreRefusedBeforeAnythingIsTouched() throws Exception {
        assertThat(members(ours)).as("members").hasSizeGreaterThan(5);
        try (ScratchDatabase database = EmbeddedPostgres.createDatabase(15)) {
            Queries.execute(database, "create table old as select generate_series(1, 10) a");
            for (int i = 0; i < FILES; i++) {
                Path file = damaged(i);
                RestoreOutcome outcome =
                        new RestoreProject(directory, file).replacing().into(database);
                assertThat(outcome)
                        .as("file " + i + " of " + FILES + ", kind " + i % 15)
                        .isInstanceOfSatisfying(RestoreOutcome.Failed.class, failed -> {
                            assertThat(failed.target())
                                    .as("the database was asked: " + failed.findings())
                                    .isEmpty();
                            assertThat(failed.findings())
                                    .extracting(Finding::code)
                                    .hasSize(1)
                                    .isSubsetOf(CODES);
                        });
            }
            assertThat(Queries.strings(database, "select count(*) from old")).containsExactly("10");
        }
    }

    private Path damaged(int number) throws IOException {
        return switch (number % 15) {
            case 0 -> file(flipped(ours, 0), sidecar);
            case 1 -> file(flipped(ours, 0), null);
            case 2 -> file(flipped(small, 0), null);
            case 3 -> file(cut(ours, ours.length), sidecar);
            case 4 -> file(cut(ours, ours.length), null);
            case 5 -> file(joined(ours, chance.nextBoolean() ? ours : other), null);
            case 6 -> file(otherOrder(), null);
            case 7 -> file(withoutOne(), null);
            case 8 -> file(oneTwice(), null);
            case 9 -> file(other, sidecar);
            case 10 -> file(flipped(packed, HEADER.length), null);
            case 11 -> file(cut(packed, packed.length), null);
            case 12 -> file(cut(plain, index(plain, COMPLETE)), null);
            case 13 -> file(joined(number % 2 == 0 ? plain : packed, number % 2 == 0 ? plain : packed), null);
            default -> file(joined(chance.nextBoolean() ? ours : packed, garbage()), null);
        };
    }

    private Path file(byte[] bytes, byte @Nullable [] facts) throws IOException {
        Path file = Files.write(directory.resolve("damaged.sql.gz"), bytes);
        Path beside = directory.resolve("damaged.sql.gz.json");
        if (facts == null) {
            Files.deleteIfExists(beside);
        } else {
            Files.write(beside, facts);
        }
        return file;
    }

    private byte[] flipped(byte[] bytes, int from) {
        byte[] flipped = bytes.clone();
        flipped[from + chance.nextInt(bytes.length - from)] ^= (byte) (1 << chance.nextInt(8));
        return flipped;
    }

    private byte[] cut(byte[] bytes, int most) {
        return Arrays.copyOf(bytes, 1 + chance.nextInt(most - 1));
    }

    private static byte[] joined(byte[] one, byte[] two) {
        byte[] both = Arrays.copyOf(one, one.length + two.length);
        System.arraycopy(two, 0, both, one.length, two.length);
        return both;
    }

    private byte[] garbage() {
        byte[] bytes = new byte[1 + chance.nextInt(100)];
        chance.nextBytes(bytes);
        return bytes;
    }

    private byte[] otherOrder() {
        List<byte[]> members = members(ours);
        int one = chance.nextInt(members.size());
        int two = (one + 1 + chance.nextInt(members.size() - 1)) % members.size();
        Collections.swap(members, one, two);
        return all(members);
    }

    private byte[] withoutOne() {
        List<byte[]> members = members(ours);
        members.remove(chance.nextInt(members.size()));
        return all(members);
    }

    private byte[] oneTwice() {
        List<byte[]> members = members(ours);
        int which = chance.nextInt(members.size());
        members.add(which, members.get(which));
        return all(members);
    }

    private static List<byte[]> members(byte[] bytes) {
        List<byte[]> members = new ArrayList<>();
        int start = 0;
        for (int i = 1; i <= bytes.length; i++) {
            boolean next = i == bytes.length
                    || (i <= bytes.length - HEADER.length
                            && Arrays.equals(bytes, i, i + HEADER.length, HEADER, 0, HEADER.length));
            if (next) {
                members.add(Arrays.copyOfRange(bytes, start, i));
                start = i;
            }
        }
        return members;
    }

    private static byte[] all(List<byte[]> members) {
        return members.stream().reduce(new byte[0], DamagedFilesTest::joined);
    }

    private static int index(byte[] bytes, String text) {
        return new String(bytes, StandardCharsets.ISO_8859_1).indexOf(text);
    }

    /** The rest of the file is whole: what is refused is what it holds. */
    @Test
    void whatIsNotForTheDatabaseIsRefusedWithItsLine() throws Exception {
        String head = "--\n-- PostgreSQL database dump\n--\n\n";
        String end = "\n--\n" + COMPLETE + "\n--\n\n";
        assertRefused(head + "SELECT 1;\n\\connect other\n" + end, "DB834", ":6: ");
        assertRefused(head + "SELECT 1 \\gexec\n;\n" + end, "DB834", ":5: ");
        assertRefused(head + "CREATE DATABASE x;\n" + end, "DB834", ":5: ");
        assertRefused(head + "SET client_encoding = 'SQL_ASCII';\n" + end, "DB834", "SQL_ASCII");
        assertRefused("--\n-- PostgreSQL database cluster dump\n--\n" + end, "DB832", "pg_dumpall");
        assertRefused("CREATE TABLE t (a int);\n", "DB832", "neither");
        assertRefused("", "DB832", "empty");
        assertRefused("-- Backup written by db-maven-plugin, format 2\n", "DB833", "newer");
        assertRefused(head + "COPY t FROM stdin;\n1\n" + end, "DB831", "ends in the middle");
        assertRefused(head + "SELECT 'open;\n" + end, "DB831", "cut off");
    }

    private void assertRefused(String content, String code, String text) throws Exception {
        Path file = Files.writeString(directory.resolve("content.sql"), content);
        try (ScratchDatabase database = EmbeddedPostgres.createDatabase(15)) {
            RestoreOutcome outcome = new RestoreProject(directory, file).into(database);
            RestoreTest.assertRefused(outcome, code);
            assertThat(((RestoreOutcome.Failed) outcome).findings().get(0).message())
                    .contains(text);
        }
    }

    /** Some kilobytes that unpack to gigabytes. */
    @Test
    void whatGrowsOutOfProportionIsRefusedAndNotHeldInMemory() throws Exception {
        byte[] lines =
                ("-- " + "nothing at all ".repeat(100) + "\n").repeat(1 << 14).getBytes(StandardCharsets.US_ASCII);
        byte[] member = gzip(lines);
        byte[] endless = gzip(new byte[1 << 26]);
        Path many = directory.resolve("many.sql.gz");
        Path oneLine = directory.resolve("line.sql.gz");
        try (OutputStream first = Files.newOutputStream(many);
                OutputStream second = Files.newOutputStream(oneLine)) {
            byte[] head = gzip("-- PostgreSQL database dump\n".getBytes(StandardCharsets.US_ASCII));
            first.write(head);
            second.write(head);
            for (int i = 0; i < 200; i++) {
                first.write(member);
                second.write(endless);
            }
        }
        try (ScratchDatabase database = EmbeddedPostgres.createDatabase(15)) {
            RestoreTest.assertRefused(new RestoreProject(directory, many).into(database), "DB832");
            RestoreTest.assertRefused(
                    new RestoreProject(directory, many).atMost(10_000_000).into(database), "DB832");
            assertThat(new RestoreProject(directory, oneLine).into(database).toString())
                    .containsAnyOf("DB831", "DB832");
        }
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        }
        return out.toByteArray();
    }
}
