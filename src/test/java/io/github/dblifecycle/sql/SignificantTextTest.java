package io.github.dblifecycle.sql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignificantTextTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            SELECT 1;                | -- one\\nSELECT\\n1 ;
            SELECT a+b;              | SELECT a + /* x */ b;
            SELECT 'a -- b';         | SELECT  'a -- b'
            SELECT "a  b", $$c  d$$; | SELECT "a  b" , $$c  d$$;
            SELECT E'a\\'b';         | SELECT E'a\\'b' -- c
            """)
    void commentsAndWhiteSpaceBetweenTokensDoNotCount(String first, String second) {
        assertThat(SignificantText.isSame(first.replace("\\n", "\n"), second.replace("\\n", "\n")))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            SELECT 'a b';   | SELECT 'a  b';
            SELECT 'a';     | SELECT 'a -- b';
            SELECT $$a b$$; | SELECT $$a  b$$;
            SELECT "a b";   | SELECT "a  b";
            SELECT 1;       | SELECT 1; SELECT 1;
            SELECT a <= b;  | SELECT a < = b;
            SELECT ab;      | SELECT a b;
            SELECT 'open    | SELECT 'open
            """)
    void everythingElseDoes(String first, String second) {
        assertThat(SignificantText.isSame(first, second)).isFalse();
    }
}
