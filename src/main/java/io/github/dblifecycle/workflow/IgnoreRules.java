package io.github.dblifecycle.workflow;

import io.github.dblifecycle.catalog.Catalog;
import io.github.dblifecycle.catalog.CatalogObject;
import io.github.dblifecycle.catalog.ObjectKind;
import io.github.dblifecycle.catalog.ObjectReference;
import io.github.dblifecycle.diff.Change;
import io.github.dblifecycle.environment.ConfigurationException;
import io.github.dblifecycle.environment.ConfigurationProblem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which objects of a live database are nobody's business. A rule is a kind and a pattern of its name as messages show it,
 * {@code table:public.pg_stat_*}; what stands on or in an ignored object is ignored with it.
 */
public final class IgnoreRules {

    private static final String SETTING = "db.drift.ignore";

    /** Ignores nothing. */
    public static final IgnoreRules NONE = new IgnoreRules(List.of());

    private final List<Rule> rules;

    private IgnoreRules(List<Rule> rules) {
        this.rules = List.copyOf(rules);
    }

    private record Rule(ObjectKind kind, Pattern name) {

        boolean matches(ObjectReference reference) {
            return reference.kind() == kind
                    && name.matcher(reference.display().substring(kind.word().length() + 1))
                            .matches();
        }
    }

    /**
     * Understands rules.
     *
     * @param texts {@code kind:pattern}; in the pattern, {@code *} stands for any characters and {@code ?} for one; words
     *     of a kind may be joined by hyphens
     * @throws ConfigurationException with every rule that is none
     */
    public static IgnoreRules parse(List<String> texts) {
        List<Rule> rules = new ArrayList<>();
        List<ConfigurationProblem> problems = new ArrayList<>();
        for (String text : texts) {
            int colon = text.indexOf(':');
            String word = colon < 0 ? "" : text.substring(0, colon).strip().replace('-', ' ');
            String pattern = text.substring(colon + 1).strip();
            Optional<ObjectKind> kind = Arrays.stream(ObjectKind.values())
                    .filter(known -> known.word().equals(word))
                    .findFirst();
            if (kind.isEmpty() || pattern.isEmpty()) {
                problems.add(new ConfigurationProblem(
                        SETTING,
                        "'" + text + "' is no rule" + (colon < 0 || pattern.isEmpty() ? "" : ", there is no such kind")
                                + ", so nothing would be ignored by it",
                        "write kind:pattern, like table:public.pg_stat_* or extension:*, with one of these kinds: "
                                + Arrays.stream(ObjectKind.values())
                                        .map(known -> known.word().replace(' ', '-'))
                                        .collect(Collectors.joining(", "))));
            } else {
                rules.add(new Rule(kind.get(), glob(pattern)));
            }
        }
        if (!problems.isEmpty()) {
            throw new ConfigurationException(problems);
        }
        return new IgnoreRules(rules);
    }

    private static Pattern glob(String pattern) {
        return Pattern.compile(
                pattern.codePoints()
                        .mapToObj(character -> switch (character) {
                            case '*' -> ".*";
                            case '?' -> ".";
                            default -> Pattern.quote(Character.toString(character));
                        })
                        .collect(Collectors.joining()),
                Pattern.DOTALL);
    }

    public boolean isEmpty() {
        return rules.isEmpty();
    }

    /**
     * Whether an object is ignored, by itself, or with what it stands on or lies in.
     *
     * @param catalogs those it may be in
     */
    boolean ignore(ObjectReference reference, Catalog... catalogs) {
        return rules.stream().anyMatch(rule -> rule.matches(reference))
                || wholes(reference, catalogs).anyMatch(whole -> ignore(whole, catalogs));
    }

    /** The changes that are somebody's business. */
    List<Change> judged(List<Change> changes, Catalog from, Catalog to) {
        return changes.stream()
                .filter(change -> !ignore(change.reference(), from, to))
                .toList();
    }

    private static Stream<ObjectReference> wholes(ObjectReference reference, Catalog... catalogs) {
        Stream<ObjectReference> partOf = Arrays.stream(catalogs)
                .flatMap(catalog -> catalog.find(reference).stream())
                .map(CatalogObject::partOf)
                .flatMap(Optional::stream);
        Stream<ObjectReference> schema =
                reference.schema().stream().map(name -> ObjectReference.inDatabase(ObjectKind.SCHEMA, name));
        return Stream.concat(partOf, schema);
    }
}
