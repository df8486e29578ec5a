package io.github.dblifecycle.mojo;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A parameter that may hold a password. Under -X Maven prints its text from the POM, and once more while it fills it in, but
 * this object as asterisks.
 */
public final class SecretText {

    private String value = "";

    /** Called by Maven with the text of the parameter. */
    public void set(String text) {
        value = text;
    }

    /** Maven makes an object of a parameter that nobody set, too, and then never fills it. */
    static Optional<String> reveal(@Nullable SecretText parameter) {
        return parameter == null || parameter.value.isEmpty() ? Optional.empty() : Optional.of(parameter.value);
    }

    @Override
    public String toString() {
        return "****";
    }
}
