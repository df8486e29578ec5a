package io.github.dblifecycle.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** Sums of rows that come in pieces, beside those of rows that come as a whole. */
class RowSumTest {

    private final Random chance = new Random(5);

    @Test
    void piecesAddUpToTheSameWhereverTheyAreCut() {
        for (int run = 0; run < 300; run++) {
            byte[] lines = lines();
            RowSum.Adding whole = new RowSum.Adding();
            int start = 0;
            for (int i = 0; i < lines.length; i++) {
                if (lines[i] == '\n') {
                    whole.add(lines, start, i + 1 - start);
                    start = i + 1;
                }
            }
            RowSum.Adding pieces = new RowSum.Adding();
            int longest = 1 + chance.nextInt(200);
            for (int at = 0; at < lines.length; ) {
                int length = Math.min(lines.length - at, 1 + chance.nextInt(longest));
                pieces.addLines(lines, at, length);
                at += length;
            }
            assertThat(pieces.sum()).isEqualTo(whole.sum());
            assertThat(pieces.sum().bytes()).isEqualTo(lines.length);
        }
    }

    /** Bytes that are near to a line break, or negative, are none. */
    private byte[] lines() {
        byte[] lines = new byte[1 + chance.nextInt(1000)];
        for (int i = 0; i < lines.length; i++) {
            lines[i] = chance.nextInt(40) == 0 ? (byte) '\n' : (byte) (chance.nextBoolean() ? chance.nextInt() : 11);
        }
        lines[lines.length - 1] = '\n';
        return lines;
    }

    @Test
    void theNextLineBreakIsTheFirstOne() {
        for (int run = 0; run < 2000; run++) {
            byte[] bytes = lines();
            int from = chance.nextInt(bytes.length);
            int end = from + chance.nextInt(bytes.length - from + 1);
            int expected = -1;
            for (int i = end - 1; i >= from; i--) {
                expected = bytes[i] == '\n' ? i + 1 : expected;
            }
            assertThat(LineEnds.next(bytes, from, end)).isEqualTo(expected);
        }
    }
}
