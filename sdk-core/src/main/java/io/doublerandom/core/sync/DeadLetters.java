package io.doublerandom.core.sync;

import java.time.Instant;

/** Makes letters of records that were translated but did not take effect. */
final class DeadLetters {
    private DeadLetters() {}

    static DeadLetter of(
            String platform, DeadLetter.Direction direction, ExchangeRecord record, RecordReceipt receipt, Instant at) {
        String code = receipt.code().isEmpty() ? receipt.status().name() : receipt.code();
        return new DeadLetter(
                platform,
                direction,
                record.resource(),
                record.key(),
                record.ver(),
                receipt.status(),
                code,
                receipt.field(),
                RecordDigest.canonicalText(record.data()),
                at);
    }
}
