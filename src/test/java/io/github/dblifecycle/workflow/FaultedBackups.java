package io.github.dblifecycle.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dblifecycle.backup.BackupFacts;
import io.github.dblifecycle.scratch.EmbeddedPostgres;
import io.github.dblifecycle.scratch.ScratchDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A directory of backups in which runs fail, beside earlier backups and files of others. */
final class FaultedBackups {

    private final Path project;
    private final ScratchDatabase database;
    private final Path earlier;
    private final Map<String, String> before;
    private int whole;

    private FaultedBackups(Path project, ScratchDatabase database, Path earlier) throws Exception {
        this.project = project;
        this.database = database;
        this.earlier = earlier;
        this.before = content();
    }

    /** With a backup of yesterday, one of another environment that is being written, and notes of somebody. */
    static FaultedBackups in(Path project, ScratchDatabase database) throws Exception {
        BackupProject yesterday = new BackupProject(project).at(BackupProject.NOON.minus(Duration.ofDays(1)));
        Path earlier = yesterday.made(database).file();
        for (String other : List.of("db-backup-production-20260304-120000.sql.gz.part", "notes.sql.gz", "a.part")) {
            Files.writeString(yesterday.backups().resolve(other), "of others");
        }
        return new FaultedBackups(project, database, earlier);
    }

    /**
     * What a run left.
     *
     * @param found backups, all of them good
     * @param unfinished 1 where a file is left that has no good name
     */
    record Judged(int found, int unfinished) {}

    Path earlier() {
        return earlier;
    }

    /** How many runs had made a backup although they were to fail. */
    int whole() {
        return whole;
    }

    /** Looks at what is there, makes another backup as the next run does, and takes both away. */
    Judged judge() throws Exception {
        Map<String, String> now = content();
        assertThat(now).as("earlier files").containsAllEntriesOf(before);
        List<String> made = new ArrayList<>();
        int others = 0;
        for (String name : now.keySet()) {
            if (name.endsWith(".sql.gz") && !before.containsKey(name)) {
                assertWhole(name, now);
                made.add(name);
            } else if (!before.containsKey(name)) {
                others++;
            }
        }
        Judged judged = new Judged(made.size(), others > made.size() ? 1 : 0);
        whole += made.size();
        next(made);
        return judged;
    }

    private void next(List<String> made) throws Exception {
        BackupProject next = new BackupProject(project).at(BackupProject.NOON.plus(Duration.ofDays(1)));
        made.add(next.made(database).file().getFileName().toString());
        List<String> all = new ArrayList<>(before.keySet());
        made.forEach(name -> all.addAll(List.of(name, name + ".json")));
        assertThat(content()).containsOnlyKeys(all.toArray(String[]::new)).containsAllEntriesOf(before);
        for (String name : made) {
            Files.delete(next.backups().resolve(name));
            Files.delete(next.backups().resolve(name + ".json"));
        }
    }

    /** It is what its sidecar says, and restores to one instant of the database. */
    private void assertWhole(String name, Map<String, String> now) throws Exception {
        Path file = new BackupProject(project).backups().resolve(name);
        assertThat(now.get(name)).isEqualTo(BackupFacts.of(file).orElseThrow().sha256());
        try (ScratchDatabase copy = EmbeddedPostgres.createDatabase()) {
            new RestoreProject(project, file).done(copy);
            assertThat(Transfers.state(copy)).isEqualTo(Transfers.RIGHT);
        }
    }

    /** All files by name, with their SHA-256. */
    private Map<String, String> content() throws Exception {
        Map<String, String> content = new TreeMap<>();
        for (Path file : files()) {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
            content.put(file.getFileName().toString(), HexFormat.of().formatHex(digest));
        }
        return content;
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(new BackupProject(project).backups())) {
            return files.sorted().toList();
        }
    }
}
