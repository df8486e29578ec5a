package io.github.dblifecycle.catalog;

import io.github.dblifecycle.sql.QualifiedName;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A function, procedure or aggregate.
 *
 * @param kind one of the three
 * @param arguments the types of the input arguments, which tell overloads apart; may be empty
 * @param definition the whole {@code CREATE OR REPLACE …} as the server prints it, with the body to the letter; of an
 *     aggregate, which no server prints, in the same manner
 * @param parsed whether the server read the body when the routine was made, and knows what it uses ({@code RETURN} and
 *     {@code BEGIN ATOMIC}; PostgreSQL, "CREATE FUNCTION"); others have their body as text. Follows from the definition
 * @param signature what may not differ for one to replace the other; not compared
 */
public record Routine(
        ObjectKind kind,
        QualifiedName name,
        String arguments,
        String definition,
        boolean parsed,
        Signature signature,
        Optional<String> comment)
        implements CatalogObject {

    /**
     * How a routine is called and what it gives (PostgreSQL, "CREATE FUNCTION", Notes).
     *
     * @param result as the server prints it; of a procedure the letters of the modes of its arguments (pg_proc.proargmodes),
     *     which tell whether it gives one; empty for one with inputs alone
     * @param argumentNames of all arguments in their order, inputs and outputs; empty text for one without a name
     * @param defaults how many of the last inputs have one
     */
    public record Signature(String result, List<String> argumentNames, int defaults) {

        public Signature {
            Objects.requireNonNull(result, "result");
            argumentNames = List.copyOf(argumentNames);
        }

        /** Whether {@code CREATE OR REPLACE} turns a routine with this signature into one with the other. */
        public boolean mayBecome(Signature other) {
            if (!result.equals(other.result)
                    || defaults > other.defaults
                    || argumentNames.size() > other.argumentNames.size()) {
                return false;
            }
            for (int i = 0; i < argumentNames.size(); i++) {
                String name = argumentNames.get(i);
                if (!name.isEmpty() && !name.equals(other.argumentNames.get(i))) {
                    return false;
                }
            }
            return true;
        }
    }

    public Routine {
        Objects.requireNonNull(signature, "signature");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(arguments, "arguments");
        Objects.requireNonNull(definition, "definition");
        Objects.requireNonNull(comment, "comment");
        if (kind.shape() != ObjectKind.Shape.ROUTINE) {
            throw new IllegalArgumentException("a " + kind + " is not a routine");
        }
    }

    @Override
    public ObjectReference reference() {
        return ObjectReference.routine(kind, name, arguments);
    }

    @Override
    public Map<String, String> properties() {
        return new Properties().add("definition", definition).withComment(comment);
    }
}
