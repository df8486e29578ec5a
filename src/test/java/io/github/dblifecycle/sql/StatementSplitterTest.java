package io.github.dblifecycle.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.dblifecycle.sql.UnfinishedScriptException.Open;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class StatementSplitterTest {

    private static List<String> texts(String script) throws UnfinishedScriptException {
        return StatementSplitter.split(script).stream()
                .map(piece -> ((Statement) piece).text())
                .toList();
    }

    private static Arguments splits(String script, String... statements) {
        return arguments(script, List.of(statements));
    }

    static Stream<Arguments> scriptsAndTheirStatements() {
        return Stream.of(
                splits(""),
                splits("  \n\t\f\r\n"),
                splits(";;; ;"),
                splits("-- only a comment"),
                splits("/* only a comment */"),
                splits("select 1", "select 1"),
                splits("select 1;", "select 1"),
                splits("select 1;select 2", "select 1", "select 2"),
                splits("select 1 ; ; select 2;", "select 1", "select 2"),
                splits("\uFEFFselect 1;", "select 1"),
                splits("select 1;\r\nselect\r\n2;\r\n", "select 1", "select\r\n2"),
                splits("-- a; b\nselect 1;", "select 1"),
                splits("select 1 -- a; b\n;", "select 1"),
                splits("select 1 -- a; b\n+ 2;", "select 1 -- a; b\n+ 2"),
                splits("select 1 -- a\r, 2; select 3", "select 1 -- a\r, 2", "select 3"),
                splits("select /* a; */ 1;", "select /* a; */ 1"),
                splits("select 1 /* a /* b; */ c; */ + 2;", "select 1 /* a /* b; */ c; */ + 2"),
                splits("/**/select 1;", "select 1"),
                splits("/***/select 1;", "select 1"),
                splits("/* **/select 1;", "select 1"),
                splits("/*/ ; */select 1;", "select 1"),
                splits("select 1 +/* ; */ 2;", "select 1 +/* ; */ 2"),
                splits("select 1 @--;\n 2;", "select 1 @--;\n 2"),
                splits("select 4 - -1;select 2", "select 4 - -1", "select 2"),
                splits("select '--'; select '/*';", "select '--'", "select '/*'"),
                splits("select 'a;b';", "select 'a;b'"),
                splits("select 'a'';b';", "select 'a'';b'"),
                splits("select '\\'; select 2;", "select '\\'", "select 2"),
                splits("select E'a\\';b'; select 2;", "select E'a\\';b'", "select 2"),
                splits("select e'a\\\\'; select 2;", "select e'a\\\\'", "select 2"),
                splits("select e'a'';\\';'; select 2;", "select e'a'';\\';'", "select 2"),
                splits("select E'a'\n  'b\\';'; select 2;", "select E'a'\n  'b\\';'", "select 2"),
                splits("select E'a' -- c\n 'b\\';'; select 2;", "select E'a' -- c\n 'b\\';'", "select 2"),
                splits("select E'a', '\\'; select 2;", "select E'a', '\\'", "select 2"),
                splits("select type'\\'; select 2;", "select type'\\'", "select 2"),
                splits("select U&'\\0061;'; select 2;", "select U&'\\0061;'", "select 2"),
                splits("select u&\"d\\0061;\"; select 2;", "select u&\"d\\0061;\"", "select 2"),
                splits("select B'1', X'1F', N'a;'; select 2;", "select B'1', X'1F', N'a;'", "select 2"),
                splits("select x'\\'; select 2;", "select x'\\'", "select 2"),
                splits("select 1 as \"a;b\";", "select 1 as \"a;b\""),
                splits("select 1 as \"a\"\";b\"; select 2", "select 1 as \"a\"\";b\"", "select 2"),
                splits("select 1 as \"it's\"; select 2", "select 1 as \"it's\"", "select 2"),
                splits("select $$a;b$$;", "select $$a;b$$"),
                splits("select $x$a;$$;$y$;$x$; select 2;", "select $x$a;$$;$y$;$x$", "select 2"),
                splits("select $x$a$junk$x$; select 2;", "select $x$a$junk$x$", "select 2"),
                splits("select $X$a;$x$;$X$; select 2;", "select $X$a;$x$;$X$", "select 2"),
                splits("select $größe$a;$größe$; select 2;", "select $größe$a;$größe$", "select 2"),
                splits("select $1; select $2;", "select $1", "select $2"),
                splits("select $1$;$1$;", "select $1$", "$1$"),
                splits("select a$b$ from t; select c$b$;", "select a$b$ from t", "select c$b$"),
                splits("select $a; select $b;", "select $a", "select $b"),
                splits(
                        "create rule r as on insert to t do also (delete from a; delete from b); select 2;",
                        "create rule r as on insert to t do also (delete from a; delete from b)",
                        "select 2"),
                splits("select (1; select ')'); select 2;", "select (1; select ')')", "select 2"),
                splits("select 1); select 2;", "select 1)", "select 2"),
                splits("select a[1]; select 2;", "select a[1]", "select 2"),
                splits(
                        "create function f() returns int begin atomic select 1; select 2; end; select 3;",
                        "create function f() returns int begin atomic select 1; select 2; end",
                        "select 3"),
                splits(
                        "CREATE OR REPLACE PROCEDURE p() BEGIN ATOMIC SELECT CASE WHEN true THEN 1 END; END; SELECT 3;",
                        "CREATE OR REPLACE PROCEDURE p() BEGIN ATOMIC SELECT CASE WHEN true THEN 1 END; END",
                        "SELECT 3"),
                splits(
                        "create function f() returns int begin atomic"
                                + " select case when a then case b when 1 then 2 end end; end; select 3;",
                        "create function f() returns int begin atomic"
                                + " select case when a then case b when 1 then 2 end end; end",
                        "select 3"),
                splits(
                        "create function f() returns int begin atomic select t.end as case, \"end\" from t; end; select 3;",
                        "create function f() returns int begin atomic select t.end as case, \"end\" from t; end",
                        "select 3"),
                splits(
                        "create function begin() returns int language sql as 'select 1'; select 3;",
                        "create function begin() returns int language sql as 'select 1'",
                        "select 3"),
                splits(
                        "create function f() returns int return case when true then 1 end; select 3;",
                        "create function f() returns int return case when true then 1 end",
                        "select 3"),
                splits(
                        "create /* c */ function f() returns int begin /* c */ atomic select 1; end; select 3;",
                        "create /* c */ function f() returns int begin /* c */ atomic select 1; end",
                        "select 3"),
                splits("begin; create table t (); end; select 1;", "begin", "create table t ()", "end", "select 1"),
                splits(
                        "do $$ begin perform 1; end $$; select case when true then 1 end; select 2;",
                        "do $$ begin perform 1; end $$",
                        "select case when true then 1 end",
                        "select 2"),
                splits(
                        "set standard_conforming_strings = off; select '\\';'; set standard_conforming_strings = on;"
                                + " select '\\'; select 2",
                        "set standard_conforming_strings = off",
                        "select '\\';'",
                        "set standard_conforming_strings = on",
                        "select '\\'",
                        "select 2"),
                splits("select 1::int, :name, :'a;b'; select 2", "select 1::int, :name, :'a;b'", "select 2"),
                splits("copy t to stdout; select 2;", "copy t to stdout", "select 2"),
                splits("select 1e5, 2.5E-3, 0x1F; select 2", "select 1e5, 2.5E-3, 0x1F", "select 2"),
                splits("select 1\u00A0; select 2", "select 1\u00A0", "select 2"));
    }

    @ParameterizedTest
    @MethodSource("scriptsAndTheirStatements")
    void splitsWherePsqlWould(String script, List<String> statements) throws UnfinishedScriptException {
        assertThat(texts(script)).isEqualTo(statements);
    }

    static Stream<Arguments> unfinishedScripts() {
        return Stream.of(
                arguments("\nselect 'a;\n", Open.STRING, 2),
                arguments("\nselect E'a\\';\n", Open.STRING, 2),
                arguments("select\n\n\"a;", Open.QUOTED_NAME, 3),
                arguments("select 1;\ndo $body$ $$;", Open.DOLLAR_QUOTE, 2),
                arguments("select 1;\n/* /* */", Open.COMMENT, 2),
                arguments("select 1;\ncreate table t\n(a int;\ncreate table u (b int);", Open.PARENTHESIS, 3),
                arguments("create function f()\nreturns int begin atomic select 1;\nselect 2;", Open.ATOMIC_BODY, 2),
                arguments("\ncopy t from stdin; select 1;\n1\n\\.\n", Open.COPY_LINE, 2));
    }

    @ParameterizedTest
    @MethodSource("unfinishedScripts")
    void saysWhatIsOpenAndWhereItBegan(String script, Open open, int line) {
        assertThatExceptionOfType(UnfinishedScriptException.class)
                .isThrownBy(() -> StatementSplitter.split(script))
                .satisfies(thrown -> {
                    assertThat(thrown.open()).isEqualTo(open);
                    assertThat(thrown.line()).isEqualTo(line);
                    assertThat(thrown).hasMessageContaining("line " + line);
                });
    }

    @Test
    void lineAndOffsetPointAtTheFirstToken() throws UnfinishedScriptException {
        String script = "\uFEFF-- head\n\n/* more\n */ select 1;\r\n  select\n2; select 3";
        assertThat(StatementSplitter.split(script))
                .containsExactly(
                        new Statement("select 1", script.indexOf("select 1"), 4, true, List.of("select")),
                        new Statement("select\n2", script.indexOf("select\n2"), 5, true, List.of("select")),
                        new Statement("select 3", script.indexOf("select 3"), 6, false, List.of("select")));
    }

    @Test
    void leadingWordsPassOverCommentsAndQuotedNames() throws UnfinishedScriptException {
        Statement statement =
                (Statement) StatementSplitter.split("CREATE /* a */ UNIQUE INDEX CONCURRENTLY \"x\" ON t (a, b);")
                        .get(0);
        assertThat(statement.leadingWords()).containsExactly("create", "unique", "index", "concurrently", "on", "t");
        assertThat(statement.startsWith("create", "unique")).isTrue();
        assertThat(statement.startsWith("create", "index")).isFalse();
    }

    @Test
    void metaCommandsArePiecesOfTheirOwn() throws UnfinishedScriptException {
        List<ScriptPiece> pieces =
                StatementSplitter.split("\\restrict abc;'\r\nselect 1;\nselect 2 \\gset\n\\i b.sql\nselect '\\i';");
        assertThat(pieces)
                .containsExactly(
                        new MetaCommand("\\restrict abc;'", 1),
                        new Statement("select 1", 17, 2, true, List.of("select")),
                        new Statement("select 2", 27, 3, false, List.of("select")),
                        new MetaCommand("\\gset", 3),
                        new MetaCommand("\\i b.sql", 4),
                        new Statement("select '\\i'", 51, 5, true, List.of("select")));
        assertThat(((MetaCommand) pieces.get(0)).changesNothing()).isTrue();
        assertThat(((MetaCommand) pieces.get(4)).changesNothing()).isFalse();
        assertThat(((MetaCommand) pieces.get(4)).name()).isEqualTo("\\i");
    }

    @Test
    void rowsOfACopyAreNotRead() throws UnfinishedScriptException {
        List<ScriptPiece> pieces = StatementSplitter.split(
                "COPY public.t (a, b) FROM stdin; -- rows\n1\tit's; \\N\n2\t\\.x\n\\.\nselect 1;\ncopy t from stdin;\n\\.\n");
        assertThat(pieces).hasSize(3);
        CopyData copy = (CopyData) pieces.get(0);
        assertThat(copy.command().text()).isEqualTo("COPY public.t (a, b) FROM stdin");
        assertThat(copy.rows()).isEqualTo("1\tit's; \\N\n2\t\\.x\n");
        assertThat(pieces.get(1).line()).isEqualTo(5);
        assertThat(((CopyData) pieces.get(2)).rows()).isEmpty();
    }

    @Test
    void rowsOfACopyMayEndWithTheScriptAndHaveWindowsLineBreaks() throws UnfinishedScriptException {
        assertThat(((CopyData) StatementSplitter.split("copy t from stdin;\r\n1\r\n")
                                .get(0))
                        .rows())
                .isEqualTo("1\r\n");
        assertThat(((CopyData) StatementSplitter.split("copy t from stdin;\r\n1\r\n\\.\r\n")
                                .get(0))
                        .rows())
                .isEqualTo("1\r\n");
        assertThat(((CopyData) StatementSplitter.split("copy t from stdin;").get(0)).rows())
                .isEmpty();
    }

    @Test
    void copyFromAQueryOrFileIsAnOrdinaryStatement() throws UnfinishedScriptException {
        assertThat(texts("copy (select a from stdin) to stdout; copy t from '/a'; select a from stdin;"))
                .hasSize(3);
    }

    @Test
    void errorPositionsCountCharactersNotUtf16Units() throws UnfinishedScriptException {
        Statement statement = (Statement) StatementSplitter.split("\n\nselect '\uD83D\uDE00\uD83D\uDE00',\n nope;")
                .get(0);
        // s=1 … '=8 😀=9 😀=10 '=11 ,=12 newline=13 space=14 n=15
        assertThat(statement.lineOf(1)).isEqualTo(3);
        assertThat(statement.lineOf(13)).isEqualTo(3);
        assertThat(statement.lineOf(14)).isEqualTo(4);
        assertThat(statement.lineOf(15)).isEqualTo(4);
        assertThat(statement.lineOf(10_000)).isEqualTo(4);
        assertThat(statement.lineOf(0)).isEqualTo(3);
    }

    @Test
    void deepNestingNeedsNoStack() throws UnfinishedScriptException {
        int depth = 200_000;
        assertThat(texts("select " + "(".repeat(depth) + "1" + ")".repeat(depth) + "; select 2"))
                .hasSize(2);
        assertThat(texts("/*".repeat(depth) + ";" + "*/".repeat(depth) + " select 2"))
                .containsExactly("select 2");
    }

    /** Where work grew with the square of the length, this would not end while anyone watches. */
    @Test
    void longScriptsOfManyKindsOfTokensAreRead() throws UnfinishedScriptException {
        String unit = "select E'a', $x, 'b''c', $t$;$t$, \"d\" /* ; */ -- ;\n;\n\n";
        int count = 200_000;
        List<ScriptPiece> pieces = StatementSplitter.split(unit.repeat(count));
        assertThat(pieces).hasSize(count);
        assertThat(pieces.get(count - 1).line()).isEqualTo(3 * (count - 1) + 1);
    }
}
