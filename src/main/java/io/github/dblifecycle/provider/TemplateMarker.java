package io.github.dblifecycle.provider;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The comment on a database that says that it is a snapshot of ours. Without it a database is never deleted, whatever it is
 * called.
 *
 * @param environment whose it is
 * @param source name of the database that was copied
 * @param by the role that copied it
 * @param lsn position of the server's log when it was begun
 * @param time when it was begun, by the server's clock
 */
public record TemplateMarker(String environment, String source, String by, String lsn, Instant time) {

    private static final String WORDS = "db-maven-plugin snapshot ";
    private static final Gson GSON = new GsonBuilder().disableHtmlEscaping().create();

    /** As it is written. */
    private record Written(
            @Nullable String environment,
            @Nullable String source,
            @Nullable String by,
            @Nullable String lsn,
            @Nullable String time) {}

    public TemplateMarker {
        Objects.requireNonNull(environment, "environment");
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(by, "by");
        Objects.requireNonNull(lsn, "lsn");
        Objects.requireNonNull(time, "time");
    }

    String comment() {
        return WORDS + GSON.toJson(new Written(environment, source, by, lsn, time.toString()));
    }

    /** Empty for a comment that somebody else wrote. */
    static Optional<TemplateMarker> of(String comment) {
        if (!comment.startsWith(WORDS)) {
            return Optional.empty();
        }
        try {
            @Nullable Written written = GSON.fromJson(comment.substring(WORDS.length()), Written.class);
            if (written == null
                    || written.environment() == null
                    || written.source() == null
                    || written.by() == null
                    || written.lsn() == null
                    || written.time() == null) {
                return Optional.empty();
            }
            return Optional.of(new TemplateMarker(
                    written.environment(),
                    written.source(),
                    written.by(),
                    written.lsn(),
                    Instant.parse(written.time())));
        } catch (JsonParseException | DateTimeException e) {
            return Optional.empty();
        }
    }
}
