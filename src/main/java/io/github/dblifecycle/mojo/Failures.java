package io.github.dblifecycle.mojo;

import io.github.dblifecycle.environment.ConfigurationException;
import io.github.dblifecycle.environment.ConnectionFailure;
import io.github.dblifecycle.environment.Pooler;
import io.github.dblifecycle.environment.Redactor;
import io.github.dblifecycle.environment.Secret;
import io.github.dblifecycle.migrate.MigrationException;
import io.github.dblifecycle.scratch.ScratchException;
import io.github.dblifecycle.workflow.GitException;
import io.github.dblifecycle.workflow.LiveDatabaseException;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugin.AbstractMojoExecutionException;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;

/**
 * The one place that makes Maven's exceptions: what a user can mend fails the build, the rest is an error of the
 * execution. No secret of the run is in a message; a cause that holds one is left out.
 */
final class Failures {

    private final List<Secret> secrets = new ArrayList<>();

    /** From now on this is masked. */
    void keepSecret(Secret secret) {
        secrets.add(secret);
    }

    /** All that is masked. */
    List<Secret> secrets() {
        return List.copyOf(secrets);
    }

    AbstractMojoExecutionException translateAny(Exception exception) {
        String message = message(exception);
        if (exception instanceof ConnectionFailure
                || exception instanceof ScratchException
                || exception instanceof GitException
                || exception instanceof LiveDatabaseException) {
            return explained(message, exception);
        }
        if (Pooler.isBehind(exception)) {
            return explained(
                    "the URL leads to a connection pooler in transaction mode, whose sessions belong to others too"
                            + System.lineSeparator() + "    fix: " + Pooler.FIX,
                    exception);
        }
        Throwable cause = revealed(exception) ? null : exception;
        return isForTheUser(exception)
                ? new MojoFailureException(message, cause)
                : new MojoExecutionException(message, cause);
    }

    /** Throws what Maven shows; declared to return so that a caller can write {@code throw}. */
    RuntimeException translate(Exception exception) throws MojoExecutionException, MojoFailureException {
        AbstractMojoExecutionException translated = translateAny(exception);
        if (translated instanceof MojoFailureException failure) {
            throw failure;
        }
        throw (MojoExecutionException) translated;
    }

    /** A failure the goal itself found, with what caused it. */
    MojoFailureException failure(String message, Throwable cause) {
        return explained(new Redactor(secrets).redact(message), cause);
    }

    /**
     * The message says it all already. Maven puts the messages of all causes behind it, but not those of what was
     * suppressed, which it shows under -e like a cause.
     */
    private MojoFailureException explained(String message, Throwable origin) {
        MojoFailureException failure = new MojoFailureException(message);
        if (!revealed(origin)) {
            failure.addSuppressed(origin);
        }
        return failure;
    }

    private static boolean isForTheUser(Exception exception) {
        return exception instanceof ConfigurationException
                || exception instanceof ConnectionFailure
                || exception instanceof ScratchException
                || exception instanceof MigrationException
                || exception instanceof GitException
                || exception instanceof LiveDatabaseException;
    }

    private String message(Exception exception) {
        String text = exception.getMessage() == null ? exception.getClass().getName() : exception.getMessage();
        return new Redactor(secrets).redact(text);
    }

    private boolean revealed(Throwable exception) {
        Redactor redactor = new Redactor(secrets);
        for (Throwable cause = exception; cause != null; cause = cause.getCause()) {
            if (redactor.isRevealedIn(String.valueOf(cause))) {
                return true;
            }
        }
        return false;
    }
}
