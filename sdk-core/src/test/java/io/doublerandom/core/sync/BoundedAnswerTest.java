package io.doublerandom.core.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.doublerandom.core.DoubleRandomException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class BoundedAnswerTest {
    private static InputStream of(int bytes) {
        return new ByteArrayInputStream(new byte[bytes]);
    }

    @Test
    void answer_ofExactlyTheLimit_isReadWhole() throws IOException {
        BoundedAnswer bounds = new BoundedAnswer(200_000, Duration.ofSeconds(1), () -> 0);

        assertThat(bounds.read(of(200_000))).hasSize(200_000);
        assertThat(bounds.read(of(0))).isEmpty();
    }

    @Test
    void answer_oneByteBeyondTheLimit_refused() {
        BoundedAnswer bounds = new BoundedAnswer(200_000, Duration.ofSeconds(1), () -> 0);

        assertThatThrownBy(() -> bounds.read(of(200_001)))
                .isInstanceOf(DoubleRandomException.class)
                .hasMessageStartingWith("DR-0702");
    }

    @Test
    void answer_thatDribblesPastTheDeadline_refused() {
        AtomicLong nanos = new AtomicLong();
        BoundedAnswer bounds = new BoundedAnswer(
                1000,
                Duration.ofSeconds(1),
                () -> nanos.getAndAdd(Duration.ofMillis(300).toNanos()));
        InputStream dribble = new InputStream() {
            @Override
            public int read() {
                return 'x';
            }

            @Override
            public int read(byte[] bytes, int from, int length) {
                bytes[from] = 'x';
                return 1;
            }
        };

        assertThatThrownBy(() -> bounds.read(dribble))
                .isInstanceOf(DoubleRandomException.class)
                .hasMessageStartingWith("DR-0704");
    }
}
