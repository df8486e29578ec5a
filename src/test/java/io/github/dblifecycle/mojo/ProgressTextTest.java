package io.github.dblifecycle.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProgressTextTest {

    @ParameterizedTest
    @CsvSource(
            value = {
                "0   | 100 | 9000   | ''",
                "4   | 100 | 9000   | ''",
                "50  | 100 | 543    | ', about 1 s left'",
                "50  | 100 | 12100  | ', about 13 s left'",
                "10  | 100 | 15000  | ', about 2 min 15 s left'",
                "100 | 100 | 15000  | ''"
            },
            delimiter = '|')
    void whatIsLeftIsAGuessInWholeSeconds(long done, long whole, long millis, String left) {
        assertThat(ProgressText.left(done, whole, millis)).isEqualTo(left);
    }
}
