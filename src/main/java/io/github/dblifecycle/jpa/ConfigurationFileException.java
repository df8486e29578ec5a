package io.github.dblifecycle.jpa;

/** A file of the application's configuration cannot be understood. */
final class ConfigurationFileException extends Exception {

    private static final long serialVersionUID = 1L;

    ConfigurationFileException(String message, Throwable cause) {
        super(message, cause);
    }
}
