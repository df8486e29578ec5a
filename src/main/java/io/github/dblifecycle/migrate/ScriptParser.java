package io.github.dblifecycle.migrate;

import java.util.List;
import java.util.Locale;
import org.flywaydb.core.api.configuration.Configuration;
import org.flywaydb.core.internal.parser.ParsingContext;
import org.flywaydb.core.internal.parser.Token;
import org.flywaydb.database.postgresql.PostgreSQLParser;
import org.jspecify.annotations.Nullable;

/**
 * Flyway's parser, which also knows the statements that cannot run in a transaction which it overlooks: REINDEX and DETACH
 * PARTITION with CONCURRENTLY (PostgreSQL, "REINDEX" and "ALTER TABLE").
 */
final class ScriptParser extends PostgreSQLParser {

    /** Flyway's own look ends after ten words, and a name of a partition may have two. */
    private static final int WORDS = 16;

    ScriptParser(Configuration configuration, ParsingContext context) {
        super(configuration, context);
    }

    @Override
    protected int getTransactionalDetectionCutoff() {
        return WORDS;
    }

    @Override
    protected @Nullable Boolean detectCanExecuteInTransaction(String simplifiedStatement, List<Token> keywords) {
        Boolean known = super.detectCanExecuteInTransaction(simplifiedStatement, keywords);
        if (Boolean.FALSE.equals(known) || keywords.isEmpty()) {
            return known;
        }
        List<String> words = keywords.stream()
                .map(token -> token.getText().toUpperCase(Locale.ROOT))
                .toList();
        boolean concurrently = words.contains("CONCURRENTLY");
        boolean reindexes = words.get(0).equals("REINDEX");
        boolean detaches = words.get(0).equals("ALTER") && words.contains("DETACH");
        boolean alone = concurrently && (reindexes || detaches);
        return alone ? Boolean.FALSE : known;
    }
}
