package io.github.dblifecycle.plan;

import io.github.dblifecycle.catalog.CatalogObject;
import io.github.dblifecycle.catalog.Column;
import io.github.dblifecycle.catalog.ColumnValue;
import io.github.dblifecycle.catalog.ColumnValue.Generated;
import io.github.dblifecycle.catalog.ColumnValue.GeneratedKind;
import io.github.dblifecycle.catalog.CompositeType;
import io.github.dblifecycle.catalog.Constraint;
import io.github.dblifecycle.catalog.Constraint.ConstraintKind;
import io.github.dblifecycle.catalog.DomainType;
import io.github.dblifecycle.catalog.EnumType;
import io.github.dblifecycle.catalog.EventTrigger;
import io.github.dblifecycle.catalog.ExtendedStatistics;
import io.github.dblifecycle.catalog.Extension;
import io.github.dblifecycle.catalog.ForeignDataWrapper;
import io.github.dblifecycle.catalog.ForeignServer;
import io.github.dblifecycle.catalog.Index;
import io.github.dblifecycle.catalog.Policy;
import io.github.dblifecycle.catalog.Publication;
import io.github.dblifecycle.catalog.Routine;
import io.github.dblifecycle.catalog.Rule;
import io.github.dblifecycle.catalog.Schema;
import io.github.dblifecycle.catalog.Sequence;
import io.github.dblifecycle.catalog.Table;
import io.github.dblifecycle.catalog.Table.ForeignSource;
import io.github.dblifecycle.catalog.TextSearchConfiguration;
import io.github.dblifecycle.catalog.Trigger;
import io.github.dblifecycle.catalog.UserMapping;
import io.github.dblifecycle.catalog.View;
import io.github.dblifecycle.catalog.View.ViewColumn;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Whether an object can become another of the same name while it stands. */
final class Alterable {

    private static final int SET_ACCESS_METHOD = 15;
    private static final int SET_ACCESS_METHOD_OF_PARTITIONED = 17;
    private static final int SET_EXPRESSION = 17;

    private final int major;

    Alterable(int major) {
        this.major = major;
    }

    boolean inPlace(CatalogObject from, CatalogObject to) {
        if (from instanceof EnumType before && to instanceof EnumType after) {
            return EnumLabels.onlyAdds(before.labels(), after.labels());
        }
        if (from instanceof DomainType before && to instanceof DomainType after) {
            return before.type().equals(after.type()) && before.collation().equals(after.collation());
        }
        if (from instanceof CompositeType before && to instanceof CompositeType after) {
            return CompositeTypeActions.keepsOrder(before, after);
        }
        if (from instanceof Sequence before && to instanceof Sequence after) {
            return before.persistence() == after.persistence() || major >= SET_ACCESS_METHOD;
        }
        if (from instanceof Table before && to instanceof Table after) {
            return table(before, after);
        }
        if (from instanceof Column before && to instanceof Column after) {
            return column(before.value(), after.value());
        }
        if (from instanceof Constraint before && to instanceof Constraint after) {
            return constraint(before, after);
        }
        if (from instanceof Index before && to instanceof Index after) {
            return before.structure().equals(after.structure()) && before.valid() == after.valid();
        }
        if (from instanceof View before && to instanceof View after) {
            return view(before, after);
        }
        if (from instanceof Routine before && to instanceof Routine after) {
            return before.definition().equals(after.definition())
                    || before.signature().mayBecome(after.signature());
        }
        if (from instanceof Trigger before && to instanceof Trigger after) {
            return before.definition().equals(after.definition());
        }
        if (from instanceof Rule before && to instanceof Rule after) {
            return before.on().equals(after.on());
        }
        if (from instanceof Policy before && to instanceof Policy after) {
            return policy(before, after);
        }
        if (from instanceof Publication before && to instanceof Publication after) {
            return publication(before, after);
        }
        if (from instanceof ForeignServer before && to instanceof ForeignServer after) {
            return before.type().equals(after.type())
                    && before.wrapper().equals(after.wrapper())
                    && (before.version().isEmpty() || after.version().isPresent());
        }
        if (from instanceof ForeignDataWrapper || from instanceof UserMapping) {
            return true;
        }
        if (from instanceof TextSearchConfiguration before && to instanceof TextSearchConfiguration after) {
            return before.parser().equals(after.parser());
        }
        if (from instanceof ExtendedStatistics before && to instanceof ExtendedStatistics after) {
            return before.definition().equals(after.definition());
        }
        if (from instanceof EventTrigger before && to instanceof EventTrigger after) {
            return before.definition().equals(after.definition());
        }
        return withoutComment(from.properties()).equals(withoutComment(to.properties()))
                || from instanceof Schema
                || (from instanceof Extension before && to instanceof Extension after && !isOlder(after, before));
    }

    /** There is no way back from a version but to drop it; versions are compared by their numbers. */
    private static boolean isOlder(Extension one, Extension other) {
        String[] first = one.version().split("[^0-9]+", -1);
        String[] second = other.version().split("[^0-9]+", -1);
        for (int i = 0; i < Math.min(first.length, second.length); i++) {
            int order = number(first[i]).compareTo(number(second[i]));
            if (order != 0) {
                return order < 0;
            }
        }
        return first.length < second.length;
    }

    private static BigInteger number(String digits) {
        return digits.isEmpty() ? BigInteger.ZERO : new BigInteger(digits);
    }

    private boolean table(Table before, Table after) {
        boolean method = before.accessMethod().equals(after.accessMethod())
                || major >= (after.partitionKey().isPresent() ? SET_ACCESS_METHOD_OF_PARTITIONED : SET_ACCESS_METHOD);
        return before.partitionKey().equals(after.partitionKey())
                && method
                && before.foreign()
                        .map(ForeignSource::server)
                        .equals(after.foreign().map(ForeignSource::server));
    }

    private boolean column(Optional<ColumnValue> before, Optional<ColumnValue> after) {
        boolean wasGenerated = before.filter(Generated.class::isInstance).isPresent();
        boolean isGenerated = after.filter(Generated.class::isInstance).isPresent();
        if (!isGenerated && wasGenerated) {
            return ((Generated) before.get()).kind() == GeneratedKind.STORED;
        }
        if (!isGenerated) {
            return true;
        }
        if (!wasGenerated || ((Generated) before.get()).kind() != ((Generated) after.get()).kind()) {
            return false;
        }
        return before.equals(after) || major >= SET_EXPRESSION;
    }

    private static boolean constraint(Constraint before, Constraint after) {
        if (before.kind() != after.kind() || before.isIncomplete() != after.isIncomplete()) {
            return false;
        }
        if (ConstraintText.plain(before).equals(ConstraintText.plain(after))) {
            return before.validated() == after.validated() || after.validated();
        }
        return before.kind() == ConstraintKind.FOREIGN_KEY
                && ConstraintText.withoutDeferral(before).equals(ConstraintText.withoutDeferral(after))
                && (before.validated() == after.validated() || after.validated());
    }

    private static boolean view(View before, View after) {
        if (before.definition().equals(after.definition())) {
            return before.accessMethod().equals(after.accessMethod());
        }
        if (before.materialized() || after.columns().size() < before.columns().size()) {
            return false;
        }
        for (int i = 0; i < before.columns().size(); i++) {
            ViewColumn first = before.columns().get(i);
            ViewColumn second = after.columns().get(i);
            if (!first.name().equals(second.name()) || !first.type().equals(second.type())) {
                return false;
            }
        }
        return true;
    }

    private static boolean publication(Publication before, Publication after) {
        boolean emptied = after.tables().isEmpty() && after.schemas().isEmpty();
        boolean had = !before.tables().isEmpty() || !before.schemas().isEmpty();
        return before.allTables() == after.allTables()
                && !(emptied && had)
                && after.options().keySet().containsAll(before.options().keySet());
    }

    private static boolean policy(Policy before, Policy after) {
        return before.command() == after.command()
                && before.permissive() == after.permissive()
                && (before.usingExpression().isEmpty()
                        || after.usingExpression().isPresent())
                && (before.checkExpression().isEmpty()
                        || after.checkExpression().isPresent());
    }

    private static Map<String, String> withoutComment(Map<String, String> properties) {
        Map<String, String> rest = new HashMap<>(properties);
        rest.remove("comment");
        return rest;
    }
}
