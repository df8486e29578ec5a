package io.github.dblifecycle.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dblifecycle.scratch.EmbeddedPostgres;
import io.github.dblifecycle.scratch.Queries;
import io.github.dblifecycle.scratch.ScratchDatabase;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Files that are known by their sidecar, whose rows are not looked at before they are loaded: what is restored is the same,
 * and what is wrong with them is found in time.
 */
class RestoreKnownFileTest {

    private static final int MEMBER = 1_000_000;
    private static final String ALL = "select string_agg(t, ';' order by t) from (select (select count(*) || md5(string_agg("
            + "id || t, ',' order by id)) from large) || (select md5(string_agg(one::text, ',' order by one.a)) from"
            + " \"Odd, one\" one) || (select last_value from large_id_seq) || (select md5(lo_get(4711))) t) u";

    @TempDir
    private Path directory;

    private ScratchDatabase original;
    private ScratchDatabase database;
    private Path file;

    @BeforeEach
    void backup() throws Exception {
        original = EmbeddedPostgres.createDatabase();
        Queries.execute(
                original,
                "create table large (id bigserial primary key, t text); create index on large (t);"
                        + " insert into large (t) select repeat(md5(i::text), 8) from generate_series(1, 20000) i;"
                        + " create table empty (a int); create table \"Odd, one\" (\"a\" int primary key, \"b c\" text);"
                        + " insert into \"Odd, one\" values (1, E'a\\nb\\\\.\\n'), (2, null);"
                        + " select lo_from_bytea(4711, decode(repeat('00ff0a5c2e0a', 300000), 'hex'))");
        file = new BackupProject(directory).made(original).file();
        database = EmbeddedPostgres.createDatabase();
        Queries.execute(database, "create table old as select generate_series(1, 10) a");
    }

    @AfterEach
    void drop() {
        database.close();
        original.close();
    }

    @Test
    void itIsRestoredAsOneThatIsReadToItsEnd() throws Exception {
        String expected = Queries.strings(original, ALL).get(0);
        RestoreOutcome.Done known = done();
        assertThat(Queries.strings(database, ALL)).containsExactly(expected);
        Files.delete(sidecar());
        RestoreOutcome.Done read = done();
        assertThat(Queries.strings(database, ALL)).containsExactly(expected);
        assertThat(known.rows()).isEqualTo(read.rows()).isEqualTo(20_002);
        assertThat(known.tables()).isEqualTo(read.tables());
    }

    private RestoreOutcome.Done done() throws Exception {
        return new RestoreProject(directory, file)
                .replacing()
                .droppingReplaced()
                .verifying(RestoreSettings.Verification.CHECKSUM)
                .done(database);
    }

    /** The server knows them as visible to everybody, and need not write them again. */
    @Test
    void largeTablesAreWrittenFrozen() throws Exception {
        done();
        assertThat(Queries.strings(database, "select relallvisible > relpages / 2 from pg_class where relname = 'large'"))
                .containsExactly("t");
    }

    @Test
    void aSidecarThatTellsOfOtherPlacesIsRefusedBeforeAnythingIsTouched() throws Exception {
        String facts = Files.readString(sidecar());
        int lengths = facts.indexOf("\"lengths\"");
        String list = facts.substring(facts.indexOf('[', lengths) + 1, facts.indexOf(']', lengths));
        List<String> numbers =
                List.of(list.strip().split(",")).stream().map(String::strip).toList();
        String end = facts.substring(facts.indexOf("\"end\"")).replaceAll("\\D", "");
        assertThat(numbers).hasSizeGreaterThan(2);
        for (String other : List.of(
                facts.replace(list, String.join(", ", numbers.subList(1, numbers.size()))),
                facts.replace(list, list + ", 0"),
                facts.replace(list, "-1, " + list),
                facts.replace(list, ""),
                facts.replace(largest(numbers), largest(numbers) + "0"),
                facts.replace(largest(numbers), String.valueOf(Long.parseLong(largest(numbers)) - 1)),
                facts.replace(end, end + "0"),
                facts.replace(end, "1"),
                facts.replace(end, String.valueOf(Long.parseLong(end) - 1)))) {
            assertThat(other).isNotEqualTo(facts);
            Files.writeString(sidecar(), other);
            RestoreOutcome outcome =
                    new RestoreProject(directory, file).replacing().into(database);
            RestoreTest.assertRefused(outcome, "DB831");
            assertThat(((RestoreOutcome.Failed) outcome).target()).isEmpty();
        }
    }

    private static String largest(List<String> numbers) {
        return numbers.stream()
                .max(java.util.Comparator.comparingLong(Long::parseLong))
                .orElseThrow();
    }

    /** Every sum of the file and of its sidecar fits but the one over the rows. */
    @Test
    void otherRowsThanTheLastLineTellsOfNeverGetTheNameOfTheDatabase() throws Exception {
        String content = new String(unpacked(Files.readAllBytes(file)), StandardCharsets.UTF_8);
        for (String[] change : new String[][] {
            {"\n77\t", "\n76\t"},
            {"SELECT pg_catalog.lo_put(4711, 0, '\\x00ff", "SELECT pg_catalog.lo_put(4711, 0, '\\x01ff"}
        }) {
            assertThat(content).contains(change[0]);
            byte[] packed = packed(content.replace(change[0], change[1]).getBytes(StandardCharsets.UTF_8));
            Path forged = Files.write(directory.resolve("forged.sql.gz"), packed);
            Files.writeString(
                    directory.resolve("forged.sql.gz.json"),
                    Files.readString(sidecar())
                            .replaceAll("\"bytes\": \\d+", "\"bytes\": " + packed.length)
                            .replaceAll("\"sha256\": \"\\w+\"", "\"sha256\": \"" + sha256(packed) + "\""));
            RestoreOutcome outcome =
                    new RestoreProject(directory, forged).replacing().into(database);
            RestoreTest.assertRefused(outcome, "DB831");
            assertThat(((RestoreOutcome.Failed) outcome).target())
                    .as("found while it was loaded")
                    .isPresent();
            assertThat(Queries.strings(database, "select count(*) from old")).containsExactly("10");
            assertThat(RestoreTest.besides(database)).isEmpty();
            RestoreTest.assertRefused(
                    new RestoreProject(directory, forged).replacing().dryRun().into(database), "DB831");
        }
    }

    private Path sidecar() {
        return file.resolveSibling(file.getFileName() + ".json");
    }

    private static byte[] unpacked(byte[] bytes) throws IOException {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return in.readAllBytes();
        }
    }

    /** As db:backup packs, but for the lengths of the members. */
    private static byte[] packed(byte[] content) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int at = 0; at < content.length; at += MEMBER) {
            try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
                gzip.write(content, at, Math.min(MEMBER, content.length - at));
            }
        }
        return out.toByteArray();
    }

    private static String sha256(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }
}
