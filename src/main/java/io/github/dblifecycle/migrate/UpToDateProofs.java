package io.github.dblifecycle.migrate;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.flywaydb.core.api.configuration.Configuration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * States of a history in which there is nothing to do, because Flyway itself, with all its checks, found so on a target of
 * this run. Another target whose history is the same, row by row, need not be asked again: what Flyway decides, it decides
 * by scripts, settings and history, and the first two are those of the run.
 *
 * <p>That does not hold where something else happens with each target, as callbacks do, or where a checksum depends on the
 * target, as that of a repeatable script with {@code ${flyway:defaultSchema}} in it does. There nothing is ever proved.
 */
final class UpToDateProofs {

    private static final Logger LOG = LoggerFactory.getLogger(UpToDateProofs.class);

    private final boolean possible;
    private final Set<HistoryState> proved = ConcurrentHashMap.newKeySet();

    private UpToDateProofs(boolean possible) {
        this.possible = possible;
    }

    static UpToDateProofs of(MigrationSettings settings) {
        Configuration configuration = new FlywayFactory(settings).configuration();
        boolean byFlywayAlone = new ScratchMigration(settings, Optional.empty()).needsFlywaysBookkeeping(configuration);
        return new UpToDateProofs(!byFlywayAlone && !dependsOnTarget(settings, configuration));
    }

    /** Of the scripts only repeatable ones are checked by what their placeholders stand for. */
    private static boolean dependsOnTarget(MigrationSettings settings, Configuration configuration) {
        if (!configuration.isPlaceholderReplacement()) {
            return false;
        }
        String own = (configuration.getPlaceholderPrefix() + "flyway").toLowerCase(Locale.ROOT);
        return repeatable(settings, configuration).anyMatch(file -> holds(file, own));
    }

    private static Stream<Path> repeatable(MigrationSettings settings, Configuration configuration) {
        String prefix = configuration.getRepeatableSqlMigrationPrefix() + configuration.getSqlMigrationSeparator();
        return new ScriptNames(settings, configuration)
                .scripts().stream().filter(file -> file.getFileName().toString().startsWith(prefix));
    }

    /** Read byte by byte: the name of a placeholder looks the same in every encoding that Flyway is told of, but two. */
    private static boolean holds(Path file, String text) {
        try {
            byte[] bytes = Files.readAllBytes(file);
            return Stream.of(StandardCharsets.ISO_8859_1, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)
                    .map(charset -> new String(bytes, charset).toLowerCase(Locale.ROOT))
                    .anyMatch(content -> content.contains(text));
        } catch (IOException e) {
            LOG.debug("{} cannot be read", file, e);
            return true;
        }
    }

    boolean has(Optional<HistoryState> state) {
        return state.filter(proved::contains).isPresent();
    }

    /** Whether it makes sense to go on and prove something of this state. */
    boolean wants(Optional<HistoryState> state) {
        return possible && state.isPresent() && !proved.contains(state.get());
    }

    /**
     * Flyway found nothing to do.
     *
     * @param before the history before Flyway was asked
     * @param after and afterwards: if others changed it in between, nobody knows what Flyway saw
     */
    void add(Optional<HistoryState> before, Optional<HistoryState> after) {
        if (possible && before.isPresent() && before.equals(after)) {
            proved.add(before.get());
        }
    }
}
