package io.github.dblifecycle.mojo;

import io.github.dblifecycle.environment.ConfigurationException;
import io.github.dblifecycle.environment.ConnectionFailure;
import io.github.dblifecycle.environment.Pooler;
import io.github.dblifecycle.environment.Redactor;
import io.github.dblifecycle.environment.Secret;
import io.github.dblifecycle.migrate.MigrationException;
import io.github.dblifecycle.report.WorkflowCommands;
import io.github.dblifecycle.scratch.ScratchException;
import io.github.dblifecycle.workflow.GitException;
import io.github.dblifecycle.workflow.LiveDatabaseException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.maven.plugin.AbstractMojoExecutionException;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;

/**
 * The one place that makes Maven's exceptions: what a user can mend fails the build, the rest is an error of the
 * execution. No secret of the run is in a message; a cause that holds one is left out.
 */
final class Failures {

    private static final int DEEPEST = 50;

    private final List<Secret> secrets = new ArrayList<>();
    private final BuildServer server;
    private final RunnerCommands commands = new RunnerCommands();

    Failures(BuildServer server) {
        this.server = server;
    }

    /** From now on this is masked, by the build server too if it can. */
    void keepSecret(Secret secret) {
        secrets.add(secret);
        if (server.commands()) {
            try {
                commands.mask(secret);
            } catch (IOException e) {
                throw new UncheckedIOException("the build server cannot be told what to mask", e);
            }
        }
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

    /** What Maven shows of any exception. On a build server nothing of it is taken for a command. */
    AbstractMojoExecutionException shown(Exception exception) {
        AbstractMojoExecutionException shown =
                exception instanceof MojoFailureException || exception instanceof MojoExecutionException
                        ? (AbstractMojoExecutionException) exception
                        : translateAny(exception);
        if (!server.present() || isHarmless(shown, 0)) {
            return shown;
        }
        String message = harmless(String.valueOf(shown.getMessage()));
        return shown instanceof MojoFailureException
                ? new MojoFailureException(message)
                : new MojoExecutionException(message);
    }

    private static boolean isHarmless(Throwable exception, int depth) {
        if (depth > DEEPEST) {
            return false;
        }
        String text = String.valueOf(exception.getMessage());
        Throwable cause = exception.getCause();
        return harmless(text).equals(text)
                && (cause == null || isHarmless(cause, depth + 1))
                && Arrays.stream(exception.getSuppressed()).allMatch(one -> isHarmless(one, depth + 1));
    }

    private static String harmless(String text) {
        return Arrays.stream(text.split("\\R", -1))
                .map(WorkflowCommands::harmless)
                .collect(Collectors.joining("\n"));
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
