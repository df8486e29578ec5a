package io.github.dblifecycle.environment;

import java.util.Objects;
import java.util.Optional;

/**
 * What may be done to an environment.
 *
 * @param protection whether people depend on this database, so that a goal asks for more care; with who said so
 * @param resetRefusal why it is never emptied; absent only for the local database on this machine
 */
public record Permissions(Setting<Boolean> protection, Optional<Refusal> resetRefusal) {

    public Permissions {
        Objects.requireNonNull(protection, "protection");
        Objects.requireNonNull(resetRefusal, "resetRefusal");
        if (protection.value() && resetRefusal.isEmpty()) {
            throw new IllegalArgumentException("a protected environment is not reset");
        }
    }

    public boolean isProtected() {
        return protection.value();
    }

    public boolean mayReset() {
        return resetRefusal.isEmpty();
    }

    /** For the embedded database: on this machine by its nature. */
    static Permissions embedded(EnvironmentName name, Setting<Boolean> protection) {
        return of(name, protection, Optional.empty());
    }

    static Permissions of(EnvironmentName name, Setting<Boolean> protection, DatabaseUrl url) {
        return of(name, protection, Optional.of(url));
    }

    private static Permissions of(EnvironmentName name, Setting<Boolean> protection, Optional<DatabaseUrl> url) {
        String what = "environment " + name + " is not reset";
        if (protection.value()) {
            return refusing(
                    protection,
                    what,
                    "it is protected (" + protection.origin() + "), and a reset deletes all its data",
                    "reset the local database instead: -Ddb.env=local");
        }
        if (!name.equals(EnvironmentName.LOCAL)) {
            return refusing(
                    protection,
                    what,
                    "only the environment local is ever reset, because a reset deletes all data",
                    "reset the local database instead: -Ddb.env=local");
        }
        if (url.isPresent() && !url.get().isOnThisMachine()) {
            return refusing(
                    protection,
                    what,
                    "its URL leads to another machine (" + url.get().display()
                            + "), which may be in use by other people",
                    "take the URL away to use the embedded database, or use a server on localhost");
        }
        return new Permissions(protection, Optional.empty());
    }

    private static Permissions refusing(Setting<Boolean> protection, String what, String why, String fix) {
        return new Permissions(protection, Optional.of(new Refusal(what, why, fix)));
    }
}
