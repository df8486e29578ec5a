package io.github.dblifecycle.diff.entity;

import io.github.dblifecycle.catalog.Constraint;
import io.github.dblifecycle.catalog.Constraint.ConstraintKind;
import io.github.dblifecycle.sql.Identifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The texts that a check allows in one column, as providers write it for an enum and people do too: {@code CHECK (status IN
 * ('NEW', 'PAID'))}. Known by the server's own print, which has a few forms only; any other check is not understood and is
 * left alone.
 *
 * @param shape the print with a mark for each text
 */
record AllowedValues(Identifier column, List<String> values, String shape) {

    private static final char MARK = '?';

    AllowedValues {
        values = List.copyOf(values);
    }

    static Optional<AllowedValues> of(Constraint constraint) {
        if (constraint.kind() != ConstraintKind.CHECK || constraint.columns().size() != 1) {
            return Optional.empty();
        }
        List<String> values = new ArrayList<>();
        String shape = shape(constraint.definition(), values);
        Identifier column = constraint.columns().get(0);
        return forms(column.readable()).stream()
                .filter(form -> form.matches(shape, values.size()))
                .findFirst()
                .map(form -> new AllowedValues(column, values, shape));
    }

    /** The print of a check of the same column that allows more; as the server itself prints it. */
    String with(List<String> more) {
        List<String> all = new ArrayList<>(values);
        all.addAll(more);
        Form form = forms(column.readable()).stream()
                .filter(one -> one.matches(shape, values.size()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("understood before: " + shape));
        return form.print(all);
    }

    /**
     * How the server prints a list.
     *
     * @param list around the texts of a list of two or more
     * @param one of a list of one
     * @param text of each in a list
     */
    private record Form(String list, String one, String text) {

        private static final String PLACE = "%";

        boolean matches(String shape, int count) {
            return count > 0 && ((shape.equals(one) && count == 1) || shape.equals(marked(count)));
        }

        private String marked(int count) {
            return list.replace(PLACE, String.join(", ", java.util.Collections.nCopies(count, text)));
        }

        String print(List<String> values) {
            StringBuilder print = new StringBuilder();
            int next = 0;
            String marked = marked(values.size());
            for (int i = 0; i < marked.length(); i++) {
                if (marked.charAt(i) == MARK) {
                    print.append('\'')
                            .append(values.get(next++).replace("'", "''"))
                            .append('\'');
                } else {
                    print.append(marked.charAt(i));
                }
            }
            return print.toString();
        }
    }

    private static List<Form> forms(String column) {
        return List.of(
                new Form(
                        "CHECK (((" + column + ")::text = ANY ((ARRAY[%])::text[])))",
                        "CHECK (((" + column + ")::text = ?::text))",
                        "?::character varying"),
                new Form(
                        "CHECK (((" + column + ")::text = ANY (ARRAY[%])))",
                        "CHECK (((" + column + ")::text = ?::text))",
                        "(?::character varying)::text"),
                new Form(
                        "CHECK (((" + column + ")::text = ANY (ARRAY[%])))",
                        "CHECK (((" + column + ")::text = ?::text))",
                        "?::text"),
                new Form("CHECK ((" + column + " = ANY (ARRAY[%])))", "CHECK ((" + column + " = ?::text))", "?::text"));
    }

    private static String shape(String definition, List<String> values) {
        StringBuilder shape = new StringBuilder();
        int at = 0;
        while (at < definition.length()) {
            if (definition.charAt(at) != '\'') {
                shape.append(definition.charAt(at++));
                continue;
            }
            StringBuilder value = new StringBuilder();
            at++;
            while (at < definition.length()) {
                boolean quote = definition.charAt(at) == '\'';
                if (quote && (at + 1 == definition.length() || definition.charAt(at + 1) != '\'')) {
                    break;
                }
                value.append(definition.charAt(at));
                at += quote ? 2 : 1;
            }
            at++;
            values.add(value.toString());
            shape.append(MARK);
        }
        return shape.toString();
    }
}
