package io.github.dblifecycle.environment;

import java.util.Objects;

/** A password or token. It has no readable form but {@link #reveal()}, so it cannot slip into a log or a message. */
public final class Secret {

    private final String value;

    public Secret(String value) {
        this.value = Objects.requireNonNull(value, "value");
    }

    /** The secret itself; only for handing to the service that asks for it. */
    public String reveal() {
        return value;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Secret secret && secret.value.equals(value);
    }

    @Override
    public int hashCode() {
        return Secret.class.hashCode();
    }

    @Override
    public String toString() {
        return "****";
    }
}
