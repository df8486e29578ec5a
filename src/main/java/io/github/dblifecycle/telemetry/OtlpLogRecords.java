package io.github.dblifecycle.telemetry;

import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.logs.LogRecordProcessor;
import io.opentelemetry.sdk.logs.ReadWriteLogRecord;
import io.opentelemetry.sdk.logs.data.LogRecordData;
import java.util.ArrayList;
import java.util.List;

/** Keeps log records; for one thread. */
final class OtlpLogRecords implements LogRecordProcessor {

    private final List<LogRecordData> records = new ArrayList<>();

    @Override
    public void onEmit(Context context, ReadWriteLogRecord record) {
        records.add(record.toLogRecordData());
    }

    /** Those since it was last asked. */
    List<LogRecordData> take() {
        List<LogRecordData> taken = List.copyOf(records);
        records.clear();
        return taken;
    }
}
