package io.github.dblifecycle.backup;

import java.io.IOException;
import java.io.InputStream;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Goes through a backup, remembers where everything is, and compares its rows with what its last line says of them. */
final class BackupLayoutReader implements BackupReader.Parts {

    private static final String EMPTY_LINE = "\n";

    private final BackupReader reader;
    private final BackupSums sums = new BackupSums();
    private final List<BackupLayout.Block> blocks = new ArrayList<>();
    private @Nullable String before;
    private String after = "";
    private String copy = "";
    private long rowsFrom;
    private long values;
    private long valuesEnd;

    private BackupLayoutReader(BackupReader reader) {
        this.reader = reader;
    }

    /** @throws IOException where it is not whole */
    static BackupLayout read(InputStream content) throws IOException {
        BackupLayoutReader[] made = new BackupLayoutReader[1];
        try {
            String last = BackupReader.read(content, reader -> {
                made[0] = new BackupLayoutReader(reader);
                return made[0];
            });
            return made[0].layout(last);
        } catch (SQLException e) {
            throw new IllegalStateException("no database was asked", e);
        }
    }

    private BackupLayout layout(String last) throws IOException {
        RowSum all = sums.all();
        String expected = BackupText.lastLine(blocks.size(), all);
        if (!last.equals(expected.strip())) {
            throw new IOException("its rows are not those that its last line tells of");
        }
        return new BackupLayout(
                reader.rolesQuery(),
                Objects.requireNonNull(before, "statements come first"),
                blocks,
                values,
                valuesEnd,
                after,
                sums.byCopy(),
                all);
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
        RowSum sum = sums.ended();
        blocks.add(new BackupLayout.Block(copy, rowsFrom, sum.bytes(), sum.rows()));
        values = reader.position() + EMPTY_LINE.length();
        valuesEnd = values;
    }

    @Override
    public void value(String statement) {
        sums.value(statement);
        valuesEnd = reader.position();
    }
}
