package io.doublerandom.adapters.ministry;

import io.doublerandom.adapters.ministry.xml.ExchangePackage;
import io.doublerandom.adapters.ministry.xml.Fault;
import io.doublerandom.adapters.ministry.xml.Receipt;
import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.ErrorCode;
import java.util.Optional;

/**
 * Understands the platform's answers (应答判读). Whatever is not exactly what the contract promises is
 * {@link ErrorCode#SYNC_ANSWER}: its outcome is unknown, and nothing of it is used.
 */
final class AnswerReader {
    private final PackageCodec codec;

    AnswerReader(PackageCodec codec) {
        this.codec = codec;
    }

    /** The package of an answer to a pull, its digests checked. */
    PulledPackage toPackage(Answer answer) {
        requireSuccess(answer);
        ExchangePackage message = read(answer, ExchangePackage.class);
        try {
            PackageDigests.check(message, "answer");
        } catch (DoubleRandomException wrong) {
            throw misunderstood(wrong);
        }
        return new PulledPackage(message, PackageDigests.ofPackage(answer.body()));
    }

    /** The receipt of an answer to a push. */
    Receipt toReceipt(Answer answer) {
        requireSuccess(answer);
        return read(answer, Receipt.class);
    }

    /** The receipt asked for; empty if the platform says it does not know the package. */
    Optional<Receipt> toKnownReceipt(Answer answer) {
        if (answer.status() == 404 && read(answer, Fault.class).getCode().equals("E404_RECEIPT")) {
            return Optional.empty();
        }
        return Optional.of(toReceipt(answer));
    }

    private void requireSuccess(Answer answer) {
        int status = answer.status();
        if (status == 200) {
            return;
        }
        if (status >= 300 && status < 400) {
            throw new DoubleRandomException(
                    ErrorCode.SYNC_ANSWER,
                    "the platform answers with redirect " + status + ", which is never followed");
        }
        String said = status + " " + read(answer, Fault.class).getCode();
        if (status == 410) {
            throw new DoubleRandomException(ErrorCode.SYNC_TOKEN_EXPIRED, "the platform answers " + said);
        }
        if (status == 429 || status >= 500) {
            throw new DoubleRandomException(ErrorCode.SYNC_UNREACHABLE, "the platform answers " + said);
        }
        throw new DoubleRandomException(ErrorCode.SYNC_REFUSED, "the platform answers " + said);
    }

    private <T> T read(Answer answer, Class<T> kind) {
        try {
            return codec.read(answer.body(), kind, "answer");
        } catch (DoubleRandomException unreadable) {
            throw misunderstood(unreadable);
        }
    }

    private static DoubleRandomException misunderstood(DoubleRandomException why) {
        return new DoubleRandomException(
                ErrorCode.SYNC_ANSWER, why.code().code() + " " + why.problem().detail(), why);
    }
}
