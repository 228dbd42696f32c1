package io.doublerandom.app.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TokenBucketsTest {
    private static final long SECOND = 1_000_000_000L;

    @Test
    void take_fasterThanTokensComeBack_saysWhenToAskAgain() {
        TokenBuckets buckets = new TokenBuckets(60);
        long now = -5 * SECOND;
        for (int i = 0; i < 60; i++) {
            assertThat(buckets.take("a", now)).as("question " + i).isZero();
        }
        assertThat(buckets.take("a", now)).isEqualTo(1);
        assertThat(buckets.take("a", now + SECOND - 1)).isEqualTo(1);
        assertThat(buckets.take("a", now + SECOND)).isZero();
        assertThat(buckets.take("a", now + SECOND)).isEqualTo(1);
        assertThat(buckets.take("b", now)).as("another client").isZero();
    }

    @Test
    void take_afterALongTime_bucketIsFullAndNoFuller() {
        TokenBuckets buckets = new TokenBuckets(2);
        assertThat(buckets.take("a", 0)).isZero();
        assertThat(buckets.take("a", 0)).isZero();
        assertThat(buckets.take("a", 0)).isEqualTo(30);
        long later = Long.MAX_VALUE / 2;
        assertThat(buckets.take("a", later)).isZero();
        assertThat(buckets.take("a", later)).isZero();
        assertThat(buckets.take("a", later)).isEqualTo(30);
    }

    @Test
    void take_ofTheMostThatCanBeSet_doesNotOverflow() {
        TokenBuckets buckets = new TokenBuckets(1_000_000);
        for (int i = 0; i < 1_000_000; i++) {
            assertThat(buckets.take("a", 0)).isZero();
        }
        assertThat(buckets.take("a", 0)).isEqualTo(1);
        assertThat(buckets.take("a", 60 * SECOND)).isZero();
    }

    @Test
    void take_byMoreClientsThanAreRemembered_forgetsWhoAskedLongestAgo() {
        TokenBuckets buckets = new TokenBuckets(1, 2);
        assertThat(buckets.take("a", 0)).isZero();
        assertThat(buckets.take("b", 0)).isZero();
        assertThat(buckets.take("a", 0)).isEqualTo(60);
        assertThat(buckets.take("c", 0)).isZero();
        assertThat(buckets.take("a", 0)).as("asked since b did").isEqualTo(60);
        assertThat(buckets.take("b", 0)).as("forgotten").isZero();
    }
}
