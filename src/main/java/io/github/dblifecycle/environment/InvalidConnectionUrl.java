package io.github.dblifecycle.environment;

/**
 * A text is not the URL of a PostgreSQL database.
 *
 * <p>The message is made of fixed words only. Nothing of the text is quoted but names known beforehand (schemes and
 * parameters): in a URL that cannot be taken apart, nobody knows which part is the password.
 */
public final class InvalidConnectionUrl extends IllegalArgumentException {

    private final String what;
    private final String fix;

    InvalidConnectionUrl(String message, String fix) {
        super(message);
        this.what = message;
        this.fix = fix;
    }

    /** What to change. */
    public String fix() {
        return fix;
    }

    /**
     * The same as a problem of the setting that holds the URL.
     *
     * @param setting its origin
     */
    public ConfigurationProblem in(String setting) {
        return new ConfigurationProblem(setting, what, fix);
    }
}
