package model;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/** The rows of one round, to which later ones may refer. */
public final class Rows {

    private static final AtomicLong NEXT = new AtomicLong(1_000_000_000_000L);

    private final List<Row> made = new ArrayList<>();

    /** One of each class, in this order. */
    public static List<Row> of(List<Class<?>> classes, int round) throws ReflectiveOperationException {
        Rows rows = new Rows();
        for (Class<?> type : classes) {
            Row row = (Row) type.getConstructor().newInstance();
            row.fill(round, rows);
            rows.made.add(row);
        }
        return rows.made;
    }

    /** The last one that is of a class. */
    public <T> T last(Class<T> type) {
        T found = null;
        for (Row row : made) {
            if (type.isInstance(row)) {
                found = type.cast(row);
            }
        }
        if (found == null) {
            throw new IllegalStateException("no " + type + " in " + made);
        }
        return found;
    }

    @SafeVarargs
    public static <T> T pick(int round, T... values) {
        return values[round % values.length];
    }

    /** A number that no row has had. */
    public static long next() {
        return NEXT.incrementAndGet();
    }

    public static String text(Object value) {
        if (value instanceof BigDecimal number) {
            return number.stripTrailingZeros().toPlainString();
        }
        if (value instanceof OffsetDateTime time) {
            return time.toInstant().toString();
        }
        if (value instanceof byte[] bytes) {
            return Arrays.toString(bytes);
        }
        if (value instanceof Object[] several) {
            return Arrays.stream(several).map(Rows::text).collect(Collectors.joining(","));
        }
        if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .map(entry -> text(entry.getKey()) + "=" + text(entry.getValue()))
                    .sorted()
                    .toList()
                    .toString();
        }
        if (value instanceof Collection<?> several) {
            return several.stream().map(Rows::text).sorted().toList().toString();
        }
        return value instanceof Row row ? String.valueOf(row.key()) : String.valueOf(value);
    }
}
