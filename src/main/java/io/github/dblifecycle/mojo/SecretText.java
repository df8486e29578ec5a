package io.github.dblifecycle.mojo;

/** A parameter that may hold a password: Maven fills it from text, and prints it under -X as asterisks. */
public final class SecretText {

    private String value = "";

    /** Called by Maven with the text of the parameter. */
    public void set(String text) {
        value = text;
    }

    String reveal() {
        return value;
    }

    @Override
    public String toString() {
        return "****";
    }
}
