package io.github.dblifecycle.diff.entity;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A type as the server prints it, taken apart: {@code timestamp(3) with time zone[]}.
 *
 * @param name without modifiers: {@code timestamp with time zone}
 * @param modifiers what stands in the parentheses; only whole numbers, as all types have that are looked into
 * @param dimensions how often it is an array
 */
record PrintedType(String name, List<Integer> modifiers, int dimensions) {

    private static final String ARRAY = "[]";

    PrintedType {
        modifiers = List.copyOf(modifiers);
    }

    static PrintedType of(String printed) {
        String rest = printed;
        int dimensions = 0;
        while (rest.endsWith(ARRAY)) {
            rest = rest.substring(0, rest.length() - ARRAY.length());
            dimensions++;
        }
        int open = rest.indexOf('(');
        int close = rest.indexOf(')', open + 1);
        if (open < 0 || close < 0) {
            return new PrintedType(rest, List.of(), dimensions);
        }
        Optional<List<Integer>> numbers = numbers(rest.substring(open + 1, close));
        return numbers.isEmpty()
                ? new PrintedType(rest, List.of(), dimensions)
                : new PrintedType(rest.substring(0, open) + rest.substring(close + 1), numbers.get(), dimensions);
    }

    private static Optional<List<Integer>> numbers(String text) {
        List<Integer> numbers = new ArrayList<>();
        for (String part : text.split(",", -1)) {
            try {
                numbers.add(Integer.valueOf(part.strip()));
            } catch (NumberFormatException e) {
                return Optional.empty();
            }
        }
        return Optional.of(numbers);
    }

    /** Empty where there is no such modifier. */
    Optional<Integer> modifier(int position) {
        return position < modifiers.size() ? Optional.of(modifiers.get(position)) : Optional.empty();
    }
}
