package io.github.dblifecycle.environment;

import java.util.Objects;
import java.util.Optional;

/**
 * The name of an environment as somebody typed it, to say that this one and no other is meant: asked for before something is
 * done to a protected environment that nobody can take back.
 *
 * @param typed empty where nobody typed it
 */
public record Confirmation(Optional<String> typed) {

    /** The property it is typed as, by every goal that asks for it. */
    public static final String PROPERTY = "db.confirm";

    public Confirmation {
        Objects.requireNonNull(typed, "typed");
        typed = typed.map(String::strip);
    }

    /**
     * Why nothing is done. A name that was typed and is another one is refused everywhere: somebody meant another database.
     *
     * @param goal for messages, for example {@code db:repair}
     * @param consequence what the goal does that asks for it, for example {@code it changes the history of migrations}
     */
    public Optional<Refusal> refusal(Environment environment, String goal, String consequence) {
        String name = environment.name().value().value();
        String what = goal + " does nothing to environment " + name;
        if (typed.isPresent()) {
            return typed.get().equals(name)
                    ? Optional.empty()
                    : Optional.of(new Refusal(
                            what,
                            "it was confirmed for " + (typed.get().isEmpty() ? "no name at all" : typed.get())
                                    + ", which is not its name",
                            "type the name of the environment that is meant: -D" + PROPERTY + "=" + name));
        }
        Permissions permissions = environment.permissions();
        return permissions.isProtected()
                ? Optional.of(new Refusal(
                        what,
                        "it is protected (" + permissions.protection().origin() + "), and " + consequence,
                        "look first with -Ddb.dryRun, then type its name: -D" + PROPERTY + "=" + name))
                : Optional.empty();
    }
}
