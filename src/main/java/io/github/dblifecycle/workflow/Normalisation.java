package io.github.dblifecycle.workflow;

import io.github.dblifecycle.catalog.Catalog;
import io.github.dblifecycle.catalog.ObjectReference;
import io.github.dblifecycle.catalog.read.CatalogReader;
import io.github.dblifecycle.catalog.read.ReadScope;
import io.github.dblifecycle.diff.Change;
import io.github.dblifecycle.diff.ComparedAspects;
import io.github.dblifecycle.diff.PropertyChange;
import io.github.dblifecycle.diff.SchemaDiff;
import io.github.dblifecycle.plan.SchemaSql;
import io.github.dblifecycle.scratch.ScratchDatabase;
import io.github.dblifecycle.scratch.ScratchServer;
import io.github.dblifecycle.sql.UnfinishedScriptException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Leaves out changes that are none: what the server prints of an expression is not always what it prints once that print
 * was loaded again, as it was if a schema file was made by pg_dump. {@code CHECK (status IN ('A'))} on a {@code varchar}
 * is the best known such case.
 *
 * <p>Of both schemas, what differs and what that needs is written out and loaded into scratch databases of their own until
 * they print alike, at most twice; where a part cannot be loaded, the whole is. What then still differs is different. Looked at are only properties that hold an expression; whatever else differs
 * stays as it was.
 */
final class Normalisation {

    private static final Logger LOG = LoggerFactory.getLogger(Normalisation.class);

    private static final int ROUNDS = 2;

    private static final Set<String> EXPRESSIONS = Set.of(
            "definition",
            "default",
            "generation expression",
            "partition key",
            "partition bound",
            "tables",
            "using",
            "with check");

    private static final List<String> EXPRESSIONS_OF_PARTS = List.of("constraint ", "default of column ");

    private final ScratchServer server;
    private final ComparedAspects aspects;

    Normalisation(ScratchServer server) {
        this(server, ComparedAspects.NONE);
    }

    /** @param aspects what is compared beyond the schema itself */
    Normalisation(ScratchServer server, ComparedAspects aspects) {
        this.server = Objects.requireNonNull(server, "server");
        this.aspects = Objects.requireNonNull(aspects, "aspects");
    }

    /**
     * Two catalogs compared by what they mean.
     *
     * @param changes of {@link SchemaDiff#between} what is left; all of it if a schema cannot be loaded again
     * @param to the second catalog; what is only printed differently is printed as in the first
     */
    record Compared(List<Change> changes, Catalog to) {

        Compared {
            changes = List.copyOf(changes);
        }
    }

    /** What leads from one catalog to the other, in meaning. */
    List<Change> changes(Catalog from, Catalog to) {
        return compare(from, to).changes();
    }

    Compared compare(Catalog from, Catalog to) {
        List<Change> changes = SchemaDiff.between(from, to, aspects);
        if (!mayBePrint(changes)) {
            return new Compared(changes, to);
        }
        List<ObjectReference> suspects = alterations(changes)
                .filter(altered -> altered.properties().stream().anyMatch(Normalisation::mayBePrint))
                .map(Change::reference)
                .toList();
        List<Change> left = left(changes, CatalogPart.of(from, suspects), CatalogPart.of(to, suspects))
                .or(() -> left(changes, from, to))
                .orElse(changes);
        return new Compared(left, Alike.of(from, to, gone(changes, left)));
    }

    private static Set<ObjectReference> gone(List<Change> changes, List<Change> left) {
        Set<ObjectReference> gone = alterations(changes).map(Change::reference).collect(Collectors.toSet());
        left.forEach(change -> gone.remove(change.reference()));
        return gone;
    }

    /** Empty if a schema cannot be loaded again. */
    private Optional<List<Change>> left(List<Change> changes, Catalog from, Catalog to) {
        try {
            List<Change> left = changes;
            Catalog first = from;
            Catalog second = to;
            for (int round = 0; round < ROUNDS && mayBePrint(left); round++) {
                Catalog firstAgain = loadedAgain(first, "first");
                Catalog secondAgain = loadedAgain(second, "second");
                left = stillThere(changes, SchemaDiff.between(firstAgain, secondAgain));
                if (firstAgain.objects().equals(first.objects())
                        && secondAgain.objects().equals(second.objects())) {
                    break;
                }
                first = firstAgain;
                second = secondAgain;
            }
            return Optional.of(left);
        } catch (SQLException | UnfinishedScriptException | RuntimeException e) {
            LOG.debug("Cannot load a schema again, so its print is compared as it is", e);
            return Optional.empty();
        }
    }

    private Catalog loadedAgain(Catalog catalog, String side) throws SQLException, UnfinishedScriptException {
        try (ScratchDatabase database = server.createDatabase(side);
                Connection connection = database.connect()) {
            WrittenSchema.load(SchemaSql.of(catalog, server.major()), connection);
            Catalog again =
                    new CatalogReader().read(connection, ReadScope.everything()).catalog();
            if (!again.objects().keySet().containsAll(catalog.objects().keySet())) {
                throw new IllegalStateException("a schema that was written and loaded again lacks objects");
            }
            return again;
        }
    }

    private static boolean mayBePrint(List<Change> changes) {
        return alterations(changes)
                .flatMap(altered -> altered.properties().stream())
                .anyMatch(Normalisation::mayBePrint);
    }

    private static boolean mayBePrint(PropertyChange change) {
        return !change.from().equals(PropertyChange.NONE)
                && !change.to().equals(PropertyChange.NONE)
                && (EXPRESSIONS.contains(change.property())
                        || EXPRESSIONS_OF_PARTS.stream().anyMatch(change.property()::startsWith));
    }

    private static List<Change> stillThere(List<Change> changes, List<Change> later) {
        Map<ObjectReference, Change.Altered> altered = new HashMap<>();
        alterations(later).forEach(change -> altered.put(change.reference(), change));
        List<Change> still = new ArrayList<>();
        for (Change change : changes) {
            if (change instanceof Change.Altered before) {
                withoutPrint(before, Optional.ofNullable(altered.get(before.reference())))
                        .ifPresent(still::add);
            } else {
                still.add(change);
            }
        }
        return still;
    }

    private static Optional<Change> withoutPrint(Change.Altered before, Optional<Change.Altered> later) {
        List<PropertyChange> properties = before.properties().stream()
                .filter(property -> !mayBePrint(property)
                        || later.stream()
                                .flatMap(change -> change.properties().stream())
                                .anyMatch(other -> other.property().equals(property.property())))
                .toList();
        return properties.isEmpty()
                ? Optional.empty()
                : Optional.of(new Change.Altered(before.from(), before.to(), properties));
    }

    private static Stream<Change.Altered> alterations(List<Change> changes) {
        return changes.stream().filter(Change.Altered.class::isInstance).map(Change.Altered.class::cast);
    }
}
