package io.github.dblifecycle.workflow;

import io.github.dblifecycle.catalog.Catalog;
import io.github.dblifecycle.diff.Change;
import io.github.dblifecycle.finding.Finding;
import io.github.dblifecycle.migrate.MigrationLocations;
import io.github.dblifecycle.migrate.MigrationSettings;
import io.github.dblifecycle.scratch.ScratchDatabase;
import io.github.dblifecycle.scratch.ScratchServer;
import io.github.dblifecycle.sql.SourcePosition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Applies new scripts as Flyway will, behind all others of the project, before they are put where Flyway finds them. */
final class ScriptProof {

    private final ScratchServer server;
    private final Normalisation normalisation;
    private final MigrationSettings settings;

    ScriptProof(ScratchServer server, Normalisation normalisation, MigrationSettings settings) {
        this.server = server;
        this.normalisation = normalisation;
        this.settings = settings;
    }

    /**
     * Applies them.
     *
     * @param wanted what they must lead to
     * @return what is wrong; nothing if they run and lead there
     */
    List<Finding> findings(ScriptFiles files, Catalog wanted) throws SQLException, IOException {
        Path staging = Files.createTempDirectory("db-generate");
        try {
            files.write(staging);
            try (ScratchDatabase database = server.createDatabase("generated")) {
                MigrationsSide made = MigrationsSide.apply(database, with(staging));
                if (made.side().isEmpty()) {
                    return made.findings().stream()
                            .map(finding -> without(staging, finding))
                            .toList();
                }
                List<Change> changes =
                        normalisation.changes(made.side().get().reading().catalog(), wanted);
                return changes.isEmpty()
                        ? List.of()
                        : PlanFindings.of(new Verdict.Remaining(changes)).stream()
                                .toList();
            }
        } finally {
            delete(staging);
        }
    }

    private MigrationSettings with(Path staging) {
        MigrationLocations locations = settings.locations();
        List<Path> directories = new ArrayList<>(locations.directories());
        directories.add(staging);
        return new MigrationSettings(
                settings.layout(),
                new MigrationLocations(
                        directories,
                        locations.libraries(),
                        locations.remote(),
                        locations.javaPackages(),
                        locations.problems()),
                settings.flyway(),
                settings.classLoader());
    }

    /** The file is not where the message says, so the place is told by its name alone. */
    private static Finding without(Path staging, Finding finding) {
        String prefix = staging.toString().replace('\\', '/') + "/";
        Optional<SourcePosition> position = finding.position()
                .map(place -> place.file().startsWith(prefix)
                        ? new SourcePosition(place.file().substring(prefix.length()), place.line())
                        : place);
        return new Finding(
                finding.code(),
                finding.severity(),
                position,
                finding.message(),
                finding.details(),
                Optional.of("the script was not written; if it needs what a repeatable migration makes, change that"
                        + " first, because repeatable migrations run last"));
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> below = Files.walk(directory)) {
            for (Path path : below.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
