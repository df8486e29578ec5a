package io.github.dblifecycle.migrate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServerNoticeTest {

    @ParameterizedTest
    @CsvSource({"plain, plain", "a\u001B[31mb, a?[31mb", "##[add-mask]x, # #[add-mask]x", "'##vso[a]', '# #vso[a]'"})
    void aLineHoldsNothingThatSomebodyObeys(String said, String told) {
        assertThat(ServerNotice.line(said)).isEqualTo(told);
    }
}
