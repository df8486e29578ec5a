package io.github.dblifecycle.backup;

import java.io.IOException;
import java.io.InputStream;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Goes through a backup and remembers where everything is. Either reads all rows and compares them with what its last line
 * says of them, or passes over them, as somebody knows where they are; then that comparison is left to whoever loads them.
 */
final class BackupLayoutReader implements BackupReader.Parts {

    private static final String EMPTY_LINE = "\n";

    private final BackupReader reader;
    private final BackupFacts.@Nullable RowPlaces places;
    private final BackupSums sums = new BackupSums();
    private final List<BackupLayout.Block> blocks = new ArrayList<>();
    private @Nullable String before;
    private String after = "";
    private String copy = "";
    private long rowsFrom;
    private long values;
    private long valuesEnd;

    private BackupLayoutReader(BackupReader reader, BackupFacts.@Nullable RowPlaces places) {
        this.reader = reader;
        this.places = places;
    }

    /**
     * What was found.
     *
     * @param sums of its rows; null where they were passed over
     */
    record Found(BackupLayout layout, @Nullable BackupSums sums) {}

    /**
     * Goes through it.
     *
     * @param places where rows are; null where that is to be found out
     * @throws IOException where it is not whole
     */
    static Found read(InputStream content, BackupFacts.@Nullable RowPlaces places) throws IOException {
        BackupLayoutReader[] made = new BackupLayoutReader[1];
        try {
            String last = BackupReader.read(content, places, reader -> {
                made[0] = new BackupLayoutReader(reader, places);
                return made[0];
            });
            return made[0].found(last);
        } catch (SQLException e) {
            throw new IllegalStateException("no database was asked", e);
        }
    }

    private Found found(String last) throws IOException {
        BackupLayout layout = new BackupLayout(
                reader.rolesQuery(),
                Objects.requireNonNull(before, "statements come first"),
                blocks,
                values,
                places == null ? valuesEnd : places.end(),
                after,
                last);
        if (!last.startsWith(BackupText.LAST_LINE + blocks.size() + " tables, ")) {
            throw new IOException("it has " + blocks.size() + " tables with rows, and its last line tells of others");
        }
        if (places == null && !layout.adds(sums.all())) {
            throw new IOException("its rows are not those that its last line tells of");
        }
        return new Found(layout, places == null ? sums : null);
    }

    @Override
    public void statements(String sql) {
        if (before == null) {
            before = sql;
            values = reader.position();
            valuesEnd = values;
        } else {
            after = sql;
        }
    }

    @Override
    public void rowsBegin(String statement) {
        copy = statement;
        rowsFrom = reader.position();
        sums.rowsBegin(statement);
    }

    @Override
    public void rows(byte[] bytes, int offset, int length) {
        sums.rows(bytes, offset, length);
    }

    @Override
    public void rowsEnd() throws IOException {
        if (valuesEnd != values) {
            throw new IOException("rows of a table stand where values of sequences do");
        }
        sums.rowsEnd();
        long length = reader.position() - BackupText.TABLE_END.length() - rowsFrom;
        blocks.add(new BackupLayout.Block(copy, rowsFrom, length));
        values = reader.position() + EMPTY_LINE.length();
        valuesEnd = values;
    }

    @Override
    public void value(String statement) {
        sums.value(statement);
        valuesEnd = reader.position();
    }
}
