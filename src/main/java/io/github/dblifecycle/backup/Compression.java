package io.github.dblifecycle.backup;

/**
 * How much work goes into a backup.
 *
 * @param level of gzip, 1 (fast) to 9 (small)
 * @param readers connections that read at the same time
 * @param threads that compress at the same time
 */
public record Compression(int level, int readers, int threads) {

    public Compression {
        if (level < 1 || level > 9 || readers < 1 || threads < 1) {
            throw new IllegalArgumentException("level " + level + ", readers " + readers + ", threads " + threads);
        }
    }
}
