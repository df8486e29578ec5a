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
        sum.addLines(bytes, offset, length);
    }

    @Override
    public void rowsEnd() {
        byCopy.merge(copy, sum.sum(), RowSum::plus);
    }

    /** All rows, and large objects. */
    RowSum all() {
        return ofTables().plus(largeObjects.sum());
    }

    /** All rows. */
    RowSum ofTables() {
        return byCopy.values().stream().reduce(RowSum.NONE, RowSum::plus);
    }

    @Override
    public void value(String statement) {
        addObject(largeObjects, statement);
    }

    /** Adds a statement if it makes a part of a large object. */
    static void addObject(RowSum.Adding objects, String statement) {
        if (statement.startsWith("SELECT pg_catalog.lo_")) {
            byte[] bytes = statement.getBytes(StandardCharsets.UTF_8);
            objects.add(bytes, 0, bytes.length);
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
