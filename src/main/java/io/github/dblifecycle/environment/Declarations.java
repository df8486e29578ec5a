package io.github.dblifecycle.environment;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The POM's {@code <environments>}, and what resembles what in them. */
final class Declarations {

    private static final int SHORT_NAME = 4;
    private static final ConfigurationProblem UNNAMED = new ConfigurationProblem(
            "pom.xml <environments>",
            "an <environment> has no <name>, or one that is not a letter followed by at most 62 letters, digits, - or _",
            "give it a name: <environment><name>staging</name>…</environment>");

    private final List<EnvironmentDeclaration> entries;

    Declarations(List<EnvironmentDeclaration> entries) {
        this.entries = entries;
    }

    void check(Collection<ConfigurationProblem> problems) {
        NavigableSet<String> seen = new TreeSet<>();
        for (EnvironmentDeclaration entry : entries) {
            if (!EnvironmentName.isValid(entry.name())) {
                problems.add(UNNAMED);
            } else if (!seen.add(entry.name())) {
                problems.add(new ConfigurationProblem(
                        origin(entry.name()),
                        "environment " + entry.name() + " is declared twice, and nobody can tell which one is meant",
                        "keep one of them"));
            }
        }
    }

    Optional<EnvironmentDeclaration> of(EnvironmentName name) {
        return entries.stream()
                .filter(entry -> entry.name().equals(name.value()))
                .findFirst();
    }

    /** Where an entry stands, as origin of what it says. */
    static String origin(String name) {
        return "pom.xml <environments>/" + name;
    }

    NavigableSet<String> names() {
        NavigableSet<String> names = new TreeSet<>();
        entries.stream()
                .map(EnvironmentDeclaration::name)
                .filter(EnvironmentName::isValid)
                .forEach(names::add);
        return names;
    }

    /** A declared name, or {@code production}, that the given one is a likely misspelling of. */
    Optional<String> resembling(EnvironmentName name) {
        int tolerance = name.value().length() <= SHORT_NAME ? 1 : 2;
        return Stream.concat(names().stream(), Stream.of("production"))
                .filter(known -> !known.equals(name.value()))
                .filter(known -> known.length() > SHORT_NAME || tolerance == 1)
                .filter(known -> distance(known, name.value()) <= tolerance)
                .min(Comparator.comparingInt((String known) -> distance(known, name.value()))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** Levenshtein's: how many letters to insert, delete or replace. */
    private static int distance(String left, String right) {
        int[] above = new int[right.length() + 1];
        for (int column = 0; column <= right.length(); column++) {
            above[column] = column;
        }
        for (int row = 1; row <= left.length(); row++) {
            int[] current = new int[right.length() + 1];
            current[0] = row;
            for (int column = 1; column <= right.length(); column++) {
                boolean same =
                        Character.toLowerCase(left.charAt(row - 1)) == Character.toLowerCase(right.charAt(column - 1));
                current[column] =
                        Math.min(above[column - 1] + (same ? 0 : 1), 1 + Math.min(above[column], current[column - 1]));
            }
            above = current;
        }
        return above[right.length()];
    }
}
