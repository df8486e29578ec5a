package io.github.dblifecycle.backup;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Adds up what a backup holds, to be compared with what was read from the database. */
final class BackupSums implements BackupReader.Parts {

    private final Map<String, RowSum> byCopy = new TreeMap<>();
    private final RowSum.Adding largeObjects = new RowSum.Adding();
    private String copy = "";
    private RowSum.Adding sum = new RowSum.Adding();

    @Override
    public void statements(String sql) {}

    @Override
    public void rowsBegin(String statement) {
        copy = statement;
        sum = new RowSum.Adding();
    }

    @Override
    public void rows(byte[] bytes, int offset, int length) {
        int start = offset;
        int end = offset + length;
        for (int i = start; i < end; i++) {
            if (bytes[i] == '\n') {
                sum.add(bytes, start, i + 1 - start);
                start = i + 1;
            }
        }
    }

    @Override
    public void rowsEnd() {
        ended();
    }

    /** As {@link #rowsEnd()}: what the rows that ended add up to. */
    RowSum ended() {
        RowSum ended = sum.sum();
        byCopy.merge(copy, ended, RowSum::plus);
        return ended;
    }

    /** What rows add up to, by the statement that loads them. */
    Map<String, RowSum> byCopy() {
        return Map.copyOf(byCopy);
    }

    /** All rows, and large objects. */
    RowSum all() {
        return byCopy.values().stream().reduce(largeObjects.sum(), RowSum::plus);
    }

    @Override
    public void value(String statement) {
        if (statement.startsWith("SELECT pg_catalog.lo_")) {
            byte[] bytes = statement.getBytes(StandardCharsets.UTF_8);
            largeObjects.add(bytes, 0, bytes.length);
        }
    }

    /** Which table's rows in the file are not those that were read; empty where all are. */
    Optional<String> difference(BackupContents contents, Map<String, RowSum> read) {
        Map<String, RowSum> expected = new TreeMap<>();
        contents.tables()
                .forEach(table -> expected.merge(
                        table.loading(), read.getOrDefault(table.table().display(), RowSum.NONE), RowSum::plus));
        for (TableRows table : contents.tables()) {
            String loading = table.loading();
            RowSum there = byCopy.getOrDefault(loading.substring(0, loading.length() - 2), RowSum.NONE);
            if (!there.equals(expected.get(loading))) {
                return Optional.of(table.into().display());
            }
        }
        boolean objects = largeObjects.sum().equals(read.getOrDefault(LargeObjectSource.NAME, RowSum.NONE));
        return objects ? Optional.empty() : Optional.of(LargeObjectSource.NAME);
    }
}
