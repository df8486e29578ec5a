package io.github.dblifecycle.provider;

import java.time.Duration;

/** Time that really passes. Neon tells of its operations only when it is asked. */
public final class SleepingPause implements Pause {

    @Override
    public void of(Duration duration) throws InterruptedException {
        Thread.sleep(duration.toMillis());
    }
}
