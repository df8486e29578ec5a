package io.github.dblifecycle.report;

import io.github.dblifecycle.diff.Change;
import io.github.dblifecycle.diff.PropertyChange;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.UnaryOperator;

/**
 * One object that differs, as people are shown it: the two sides of each property.
 *
 * @param object kind and name
 * @param rows what differs; of an object that one side lacks what there is of it
 */
public record ChangeView(Kind kind, String object, List<Row> rows) {

    /** What came of an object, from the first side to the second. */
    public enum Kind {
        CREATED,
        ALTERED,
        DROPPED;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * One property.
     *
     * @param from empty where the first side has none
     * @param to likewise
     */
    public record Row(String property, String from, String to) {

        public Row {
            Objects.requireNonNull(property, "property");
            Objects.requireNonNull(from, "from");
            Objects.requireNonNull(to, "to");
        }
    }

    public ChangeView {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(object, "object");
        rows = List.copyOf(rows);
    }

    static Kind kind(Change change) {
        return change instanceof Change.Created
                ? Kind.CREATED
                : change instanceof Change.Dropped ? Kind.DROPPED : Kind.ALTERED;
    }

    static ChangeView of(Change change, UnaryOperator<String> mask) {
        List<Row> rows = new ArrayList<>();
        if (change instanceof Change.Altered altered) {
            for (PropertyChange property : altered.properties()) {
                rows.add(new Row(property.property(), value(property.from(), mask), value(property.to(), mask)));
            }
        } else if (change instanceof Change.Created created) {
            ObjectWords.content(created.object(), created.parts())
                    .forEach((property, value) -> rows.add(new Row(property, "", mask.apply(value))));
        } else if (change instanceof Change.Dropped dropped) {
            ObjectWords.content(dropped.object(), dropped.parts())
                    .forEach((property, value) -> rows.add(new Row(property, mask.apply(value), "")));
        }
        return new ChangeView(kind(change), change.reference().display(), rows);
    }

    private static String value(String value, UnaryOperator<String> mask) {
        return value.equals(PropertyChange.NONE) ? "" : mask.apply(value);
    }
}
