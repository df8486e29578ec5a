package io.github.dblifecycle.sql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LineCommentsTest {

    @Test
    void findsCommentsAndNothingInQuotesBodiesAndRows() throws UnfinishedScriptException {
        String script = """
                -- first
                SELECT '-- no', "-- no", E'\\'-- no', $$ -- no $$; -- second
                /* -- no */ COPY t FROM stdin;
                -- 'no
                \\.
                  -- third
                """;

        assertThat(LineComments.of(script))
                .containsExactly(
                        new LineComment("first", 1, true),
                        new LineComment("second", 2, false),
                        new LineComment("third", 6, true));
    }
}
