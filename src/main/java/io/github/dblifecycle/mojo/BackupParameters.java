package io.github.dblifecycle.mojo;

import io.github.dblifecycle.backup.BackupChoice;
import io.github.dblifecycle.backup.BackupName;
import io.github.dblifecycle.backup.Compression;
import io.github.dblifecycle.backup.TablePattern;
import io.github.dblifecycle.environment.DurationText;
import io.github.dblifecycle.workflow.BackupSettings;
import io.github.dblifecycle.workflow.BackupSettings.Engine;
import io.github.dblifecycle.workflow.BackupSettings.Extras;
import io.github.dblifecycle.workflow.BackupSettings.Part;
import io.github.dblifecycle.workflow.BackupSettings.Verification;
import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * {@code <backup>} in the POM: how backups are made, by {@code db:backup} and before {@code db:migrate}. Maven fills the
 * fields by their names; each is also a property, {@code -Ddb.backup.NAME}, which wins.
 */
public final class BackupParameters {

    private static final int USUAL_LEVEL = 1;
    private static final String PROPERTY = "db.backup.";

    private @Nullable File directory;
    private @Nullable String name;
    private @Nullable Integer keep;
    private @Nullable String keepFor;
    private @Nullable String part;
    private List<String> schemas = new ArrayList<>();
    private List<String> excludeSchemas = new ArrayList<>();
    private List<String> tables = new ArrayList<>();
    private List<String> excludeTables = new ArrayList<>();
    private List<String> excludeTableData = new ArrayList<>();
    private Map<String, String> where = new TreeMap<>();
    private @Nullable Boolean owners;
    private @Nullable Boolean privileges;
    private @Nullable Boolean tablespaces;
    private @Nullable Boolean publications;
    private @Nullable Boolean largeObjects;
    private @Nullable String engine;
    private @Nullable File pgDump;
    private @Nullable String verify;
    private @Nullable Integer compressionLevel;
    private @Nullable Integer readers;
    private @Nullable String lockTimeout;
    private @Nullable String deadline;

    /**
     * All of it, checked.
     *
     * @param protectedEnvironment whether people depend on the database
     * @throws io.github.dblifecycle.environment.ConfigurationException with everything that is wrong
     */
    BackupSettings settings(MavenRun run, boolean protectedEnvironment) {
        Map<String, String> typed = run.userProperties();
        ParameterTexts texts = texts(run);
        Problems problems = new Problems();
        int cores = Runtime.getRuntime().availableProcessors();
        Optional<Integer> keeping =
                problems.collect(() -> Math.toIntExact(texts.number("keep", keep, 0, 0, 1_000_000)));
        Optional<Optional<Duration>> age = problems.collect(() -> texts.duration("keepFor", keepFor));
        Optional<Part> half = problems.collect(() -> texts.choice("part", part, Part.ALL, Part.values()));
        Optional<BackupChoice> chosen = problems.collect(() -> new BackupChoice(
                patterns("schemas", schemas, typed, TablePattern::ofSchema),
                patterns("excludeSchemas", excludeSchemas, typed, TablePattern::ofSchema),
                patterns("tables", tables, typed, TablePattern::ofTable),
                patterns("excludeTables", excludeTables, typed, TablePattern::ofTable),
                patterns("excludeTableData", excludeTableData, typed, TablePattern::ofTable)));
        Optional<List<BackupSettings.Condition>> conditions = problems.collect(this::conditions);
        Optional<Extras> extras = problems.collect(() -> new Extras(
                texts.flag("owners", owners, true),
                texts.flag("privileges", privileges, true),
                texts.flag("tablespaces", tablespaces, false),
                texts.flag("publications", publications, true),
                texts.flag("largeObjects", largeObjects, true)));
        Optional<Engine> reader = problems.collect(() -> texts.choice("engine", engine, Engine.JDBC, Engine.values()));
        Optional<Verification> proof =
                problems.collect(() -> proof(texts, protectedEnvironment, half.orElse(Part.ALL)));
        Optional<Compression> compression = problems.collect(() -> new Compression(
                Math.toIntExact(texts.number("compressionLevel", compressionLevel, USUAL_LEVEL, 1, 9)),
                Math.toIntExact(texts.number("readers", readers, cores, 1, 64)),
                cores));
        Optional<Duration> lock = problems.collect(
                () -> DurationText.parse(PROPERTY + "lockTimeout", texts.text("lockTimeout", lockTimeout, "30s")));
        Optional<Optional<Duration>> end = problems.collect(() -> texts.duration("deadline", deadline));
        String pattern = pattern(run);
        problems.collect(() -> new BackupName(pattern, "any"));
        problems.throwIfAny();
        String dump = texts.text("pgDump", pgDump == null ? null : pgDump.getPath(), "");
        return new BackupSettings(
                directory(run),
                pattern,
                keeping.orElseThrow(),
                age.orElseThrow(),
                half.orElseThrow(),
                chosen.orElseThrow(),
                conditions.orElseThrow(),
                extras.orElseThrow(),
                reader.orElseThrow(),
                dump.isEmpty() ? Optional.empty() : Optional.of(run.relativeToProject(new File(dump))),
                proof.orElseThrow(),
                compression.orElseThrow(),
                lock.orElseThrow(),
                end.orElseThrow());
    }

    /** Where backups are. */
    Path directory(MavenRun run) {
        return run.relativeToProject(
                new File(texts(run).text("directory", directory == null ? null : directory.getPath(), "backups")));
    }

    private static ParameterTexts texts(MavenRun run) {
        return new ParameterTexts(PROPERTY, verifying(run.userProperties()));
    }

    /** How they are called. */
    String pattern(MavenRun run) {
        return texts(run).text("name", name, BackupName.USUAL);
    }

    /** Rows alone cannot be restored by themselves. */
    private Verification proof(ParameterTexts texts, boolean protectedEnvironment, Part half) {
        Verification usual = protectedEnvironment && half != Part.DATA ? Verification.RESTORE : Verification.CHECKSUM;
        Verification chosen = texts.choice("verify", verify, usual, Verification.values());
        if (chosen == Verification.RESTORE && half == Part.DATA) {
            throw DurationText.refused(
                    PROPERTY + "verify",
                    "is restore, and rows without a schema (db.backup.part=data) cannot be restored by themselves",
                    "-Ddb.verify=checksum, or a backup of everything");
        }
        return chosen;
    }

    /** The proof is asked for so often that it has a short name too. */
    private static Map<String, String> verifying(Map<String, String> typed) {
        Map<String, String> both = new TreeMap<>(typed);
        if (typed.containsKey("db.verify")) {
            both.put(PROPERTY + "verify", typed.get("db.verify"));
        }
        return both;
    }

    private List<BackupSettings.Condition> conditions() {
        return where.entrySet().stream()
                .map(one -> new BackupSettings.Condition(
                        TablePattern.ofTable("<where>", one.getKey()), String.valueOf(one.getValue())))
                .toList();
    }

    private static List<TablePattern> patterns(
            String field,
            List<String> configured,
            Map<String, String> typed,
            BiFunction<String, String, TablePattern> parse) {
        @Nullable String property = typed.get(PROPERTY + field);
        Stream<String> texts = property == null ? configured.stream() : Arrays.stream(property.split(",", -1));
        return texts.map(text -> parse.apply(PROPERTY + field, text)).toList();
    }
}
