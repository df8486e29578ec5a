package io.github.dblifecycle.workflow;

import io.github.dblifecycle.backup.BackupContents;
import io.github.dblifecycle.backup.BackupException;
import io.github.dblifecycle.backup.BackupFacts;
import io.github.dblifecycle.backup.BackupSnapshot;
import io.github.dblifecycle.backup.Relation;
import io.github.dblifecycle.backup.RowSum;
import io.github.dblifecycle.backup.SnapshotFacts;
import io.github.dblifecycle.backup.TableRows;
import io.github.dblifecycle.backup.UnpublishedBackup;
import io.github.dblifecycle.catalog.Catalog;
import io.github.dblifecycle.catalog.NotCompared;
import io.github.dblifecycle.catalog.Schema;
import io.github.dblifecycle.catalog.read.CatalogReader;
import io.github.dblifecycle.catalog.read.ReadScope;
import io.github.dblifecycle.diff.ComparedAspects;
import io.github.dblifecycle.finding.Finding;
import io.github.dblifecycle.migrate.AppliedVersions;
import io.github.dblifecycle.migrate.LiveHistory;
import io.github.dblifecycle.plan.SplitSchema;
import io.github.dblifecycle.sql.Identifier;
import io.github.dblifecycle.sql.QualifiedName;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a backup will hold, decided before any of it is written.
 *
 * @param catalog what of the database's schema is in it
 * @param aspects what beyond the schema itself is written
 * @param byPgDump whether only pg_dump can carry it, or was asked for
 * @param findings what is not in it although the database has it
 */
record BackupPlan(
        BackupContents contents,
        Catalog catalog,
        ComparedAspects aspects,
        SnapshotFacts snapshot,
        boolean byPgDump,
        @Nullable String migrationVersion,
        List<Finding> findings) {

    private static final String UNKNOWN_BYTES = "SQL_ASCII";

    BackupPlan {
        findings = List.copyOf(findings);
    }

    /** @param byPgDump whether the engine jdbc has nothing to do with it */
    static BackupPlan of(BackupSnapshot snapshot, BackupRequest request, boolean byPgDump) throws SQLException {
        BackupSettings settings = request.settings();
        Catalog whole = new CatalogReader()
                .readWithin(snapshot.leader(), ReadScope.everything())
                .catalog();
        Optional<BackupException> unknown = byPgDump ? Optional.empty() : unknown(whole, snapshot.facts());
        if (unknown.isPresent() && settings.engine() != BackupSettings.Engine.AUTO) {
            throw unknown.get();
        }
        BackupSelection selection = BackupSelection.of(whole, snapshot, settings);
        BackupSettings.Extras extras = settings.extras();
        ComparedAspects aspects = new ComparedAspects(extras.privileges(), extras.owners(), extras.tablespaces(), true);
        SplitSchema schema = SplitSchema.of(selection.catalog(), aspects);
        boolean withSchema = settings.part() != BackupSettings.Part.DATA;
        boolean withRows = settings.part() != BackupSettings.Part.SCHEMA;
        Set<QualifiedName> filled = withRows && withSchema ? snapshot.filledViews() : Set.of();
        BackupContents contents = new BackupContents(
                path(selection.catalog(), snapshot),
                BackupRoles.of(selection.catalog(), aspects),
                withSchema ? schema.before() : "",
                withRows ? selection.tables() : List.of(),
                withRows && extras.largeObjects() && settings.choice().isAll(),
                extras.owners(),
                extras.privileges(),
                withRows ? snapshot.sequences(selection::holdsSequence) : List.of(),
                withSchema ? schema.after() : "",
                schema.materializedViews().stream().filter(filled::contains).toList(),
                withSchema ? schema.last() : "");
        return new BackupPlan(
                contents,
                selection.catalog(),
                aspects,
                snapshot.facts(),
                byPgDump || unknown.isPresent(),
                migrationVersion(snapshot, request),
                selection.findings().stream()
                        .filter(finding -> !(byPgDump || unknown.isPresent())
                                || !finding.code().equals("DB794"))
                        .toList());
    }

    /** First as this role finds unqualified names, then any schema there is. */
    private static List<Identifier> path(Catalog catalog, BackupSnapshot snapshot) {
        Set<Identifier> path = new LinkedHashSet<>(snapshot.path());
        catalog.all(Schema.class).forEach(schema -> path.add(schema.name()));
        path.removeIf(schema -> schema.value().equals("pg_catalog"));
        return List.copyOf(path);
    }

    private static Optional<BackupException> unknown(Catalog catalog, SnapshotFacts facts) {
        List<String> unknown = new ArrayList<>(
                catalog.notCompared().stream().map(NotCompared::toString).toList());
        if (facts.encoding().equals(UNKNOWN_BYTES)) {
            unknown.add("encoding SQL_ASCII, in which text may be any bytes");
        }
        return unknown.isEmpty()
                ? Optional.empty()
                : Optional.of(new BackupException(Finding.error(
                                "DB780",
                                Optional.empty(),
                                "the engine jdbc cannot carry everything that is in this database: "
                                        + String.join(", ", unknown.subList(0, Math.min(3, unknown.size())))
                                        + (unknown.size() > 3 ? " and " + (unknown.size() - 3) + " more" : ""),
                                "let pg_dump make the backup: -Ddb.backup.engine=pg_dump (or auto)")
                        .withDetails(unknown)));
    }

    private static @Nullable String migrationVersion(BackupSnapshot snapshot, BackupRequest request)
            throws SQLException {
        LiveHistory history =
                LiveHistory.read(snapshot.leader(), request.environment().migrations());
        return AppliedVersions.newest(history).orElse(null);
    }

    BackupFacts facts(BackupRequest request, Target target, UnpublishedBackup backup, String engine) {
        BackupSettings settings = request.settings();
        RowSum objects = backup.sums().get("large objects");
        return new BackupFacts(
                BackupFacts.FORMAT,
                Objects.requireNonNull(backup.path().getFileName()).toString(),
                target.environment(),
                target.database(),
                engine,
                request.plugin(),
                snapshot.serverVersion(),
                snapshot.time().toString(),
                snapshot.lsn(),
                migrationVersion,
                settings.part().name().toLowerCase(Locale.ROOT),
                settings.verification().name().toLowerCase(Locale.ROOT),
                backup.bytes(),
                backup.contentBytes(),
                backup.sha256(),
                contents.tables().stream()
                        .filter(table -> backup.sums().containsKey(table.table().display()))
                        .map(table -> facts(table, backup))
                        .sorted(java.util.Comparator.comparing(BackupFacts.TableFacts::name))
                        .toList(),
                objects == null
                        ? null
                        : new BackupFacts.TableFacts("large objects", objects.rows(), objects.checksum()),
                contents.sequences().stream()
                        .map(one -> new BackupFacts.SequenceFacts(one.name().display(), one.last(), one.called()))
                        .toList(),
                contents.roles().stream().map(Identifier::value).toList(),
                findings.stream().map(Finding::message).toList(),
                backup.places());
    }

    private static BackupFacts.TableFacts facts(TableRows table, UnpublishedBackup backup) {
        RowSum sum = backup.sum(table.table());
        return new BackupFacts.TableFacts(table.table().display(), sum.rows(), sum.checksum());
    }

    /** The same tables with the sizes they have elsewhere. */
    List<TableRows> tables(Stream<Relation> elsewhere) {
        var sizes = elsewhere.collect(
                java.util.stream.Collectors.toMap(Relation::name, java.util.function.Function.identity()));
        List<TableRows> tables = new ArrayList<>();
        for (TableRows table : contents.tables()) {
            Relation there = sizes.get(table.table());
            boolean ofExtension = there != null && there.condition().isPresent();
            tables.add(new TableRows(
                    table.table(),
                    table.into(),
                    table.columns(),
                    ofExtension ? table.clause() : Optional.empty(),
                    there == null ? 0 : there.bytes(),
                    there == null || ofExtension ? OptionalLong.empty() : OptionalLong.of(there.pages())));
        }
        return tables;
    }
}
