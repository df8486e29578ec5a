package io.github.dblifecycle.telemetry;

import java.util.Optional;
import java.util.function.BiFunction;

/**
 * What every event says beside its own fields, in the order of the line; what is not known is left out. The sentences are
 * those of docs/OBSERVABILITY.md.
 */
// The functions are those of this file, and have no state.
@SuppressWarnings("ImmutableEnumChecker")
public enum CommonField {
    SCHEMA("schema", true, "the version of this vocabulary: 1", (run, event) -> Optional.empty()),
    TIME(
            "time",
            true,
            "when it happened, in UTC",
            (run, event) -> Optional.of(event.at().toString())),
    EVENT(
            "event",
            true,
            "what happened: one of the events below",
            (run, event) -> Optional.of(event.kind().text())),
    FAMILY(
            "family",
            true,
            "what it is about",
            (run, event) -> Optional.of(event.kind().family().text())),
    LEVEL(
            "level",
            true,
            "how much it matters: debug, info, warning or error",
            (run, event) -> Optional.of(event.kind().level().text())),
    MESSAGE("message", true, "one sentence for people", (run, event) -> Optional.of(event.message())),
    RUN_ID(
            "run_id",
            true,
            "the same in all events of a run, and in no other run",
            (run, event) -> Optional.of(run.runId())),
    GOAL("goal", true, "the goal that runs, without its prefix", (run, event) -> Optional.of(run.goal())),
    APPLICATION(
            "application",
            true,
            "the application whose schema it is",
            (run, event) -> Optional.of(run.service())),
    ENVIRONMENT(
            "environment",
            false,
            "the environment, where the goal works on a database that somebody named",
            (run, event) -> run.environment()),
    DATABASE_HOST(
            "database_host", false, "the server's name, without user and port", (run, event) -> run.databaseHost()),
    DATABASE_NAME("database_name", false, "the name of the database", (run, event) -> run.databaseName()),
    SERVER_VERSION(
            "server_version", false, "PostgreSQL's version, once connected", (run, event) -> run.serverVersion()),
    PLUGIN_VERSION(
            "plugin_version", true, "the version of this plugin", (run, event) -> Optional.of(run.pluginVersion())),
    FLYWAY_VERSION("flyway_version", true, "the version of Flyway", (run, event) -> Optional.of(run.flywayVersion())),
    REPOSITORY("repository", false, "the repository that is built", (run, event) -> run.build()
            .repository()),
    COMMIT("commit", false, "the commit that is built, its full hash", (run, event) -> run.build()
            .commit()),
    BRANCH("branch", false, "the branch that is built", (run, event) -> run.build()
            .branch()),
    CI_RUN_URL("ci_run_url", false, "where the CI shows this run", (run, event) -> run.build()
            .runUrl()),
    ACTOR("actor", false, "who started the CI's run", (run, event) -> run.build()
            .actor());

    /** The version of the vocabulary; another one would mean that a reader of this one misunderstands. */
    public static final int SCHEMA_VERSION = 1;

    private final String text;
    private final boolean always;
    private final String meaning;
    private final BiFunction<RunIdentity, Event, Optional<String>> value;

    CommonField(String text, boolean always, String meaning, BiFunction<RunIdentity, Event, Optional<String>> value) {
        this.text = text;
        this.always = always;
        this.meaning = meaning;
        this.value = value;
    }

    /** As it is written in events. */
    public String text() {
        return text;
    }

    /** Whether no event is without it. */
    public boolean isAlways() {
        return always;
    }

    /** One sentence for the documents, without capital and full stop. */
    public String meaning() {
        return meaning;
    }

    /** Empty where it is not known, and for the number that {@link #SCHEMA} is. */
    Optional<String> value(RunIdentity run, Event event) {
        return value.apply(run, event);
    }
}
