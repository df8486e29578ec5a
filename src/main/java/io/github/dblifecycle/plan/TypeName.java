package io.github.dblifecycle.plan;

import java.util.ArrayList;
import java.util.List;

/**
 * A type as {@code format_type} prints it, in its parts: {@code numeric(10,2)[]}, {@code timestamp(3) without time zone}.
 *
 * @param name without modifiers: {@code timestamp without time zone}
 * @param modifiers the numbers in parentheses
 */
record TypeName(String name, List<Integer> modifiers, boolean array) {

    TypeName {
        modifiers = List.copyOf(modifiers);
    }

    static TypeName of(String printed) {
        boolean array = printed.endsWith("[]");
        String element = array ? printed.substring(0, printed.indexOf("[]")) : printed;
        int open = element.indexOf('(');
        int close = element.indexOf(')', open + 1);
        if (open < 0 || close < 0 || element.indexOf('"') >= 0) {
            return new TypeName(element, List.of(), array);
        }
        List<Integer> modifiers = new ArrayList<>();
        for (String modifier : element.substring(open + 1, close).split(",", -1)) {
            String number = modifier.strip();
            if (number.isEmpty() || !number.chars().allMatch(c -> (c >= '0' && c <= '9') || c == '-')) {
                return new TypeName(element, List.of(), array);
            }
            modifiers.add(Integer.valueOf(number));
        }
        return new TypeName(element.substring(0, open) + element.substring(close + 1), modifiers, array);
    }

    /** Whether every value of this type is one of the other, which has the same name. */
    boolean isNarrowerThan(TypeName other) {
        if (modifiers.isEmpty() || modifiers.size() != other.modifiers.size()) {
            return false;
        }
        boolean sameScale = modifiers.size() < 2 || modifiers.get(1).equals(other.modifiers.get(1));
        return sameScale && modifiers.get(0) <= other.modifiers.get(0);
    }
}
