package io.doublerandom.core.draw;

import io.doublerandom.core.Values;
import io.doublerandom.core.crypto.Bytes32;
import io.doublerandom.core.crypto.CryptoSuite;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.util.HexFormat;

/**
 * A step of a ceremony with what the log holds only the digest of (仪式步骤): whoever conducts a ceremony keeps these, so that
 * it can be taken up again after a stop with {@link Ceremony#resume}.
 */
public sealed interface CeremonyStep {
    /** The type of its entry in the audit log. */
    String type();

    /** The digest of its entry in the audit log. */
    Bytes32 digest(CryptoSuite suite);

    /**
     * A party commits (承诺).
     *
     * @param party who
     * @param commitment to what
     */
    record Commitment(
            @NotNull @Size(min = 1, max = DrawValues.MAX_LABEL)
            String party,

            @NotNull Bytes32 commitment) implements CeremonyStep {
        public Commitment {
            DrawValues.label("party", party);
            Values.present("commitment", commitment);
        }

        @Override
        public String type() {
            return DrawLog.commit(party);
        }

        @Override
        public Bytes32 digest(CryptoSuite suite) {
            return commitment;
        }
    }

    /**
     * A party opens its nonce (揭示).
     *
     * @param party who
     * @param nonce what it had committed to
     */
    record Opening(
            @NotNull @Size(min = 1, max = DrawValues.MAX_LABEL)
            String party,

            @NotNull Bytes32 nonce) implements CeremonyStep {
        public Opening {
            DrawValues.label("party", party);
            Values.present("nonce", nonce);
        }

        @Override
        public String type() {
            return DrawLog.reveal(party);
        }

        @Override
        public Bytes32 digest(CryptoSuite suite) {
            return DrawLog.nonceDigest(suite, nonce);
        }
    }

    /**
     * A public value is published (公共值).
     *
     * @param index which one, by its place in the header, from 0
     * @param valueHex its bytes in lower-case hexadecimal digits
     */
    record Value(
            @PositiveOrZero int index,
            @NotNull @Pattern(regexp = FORM) String valueHex) implements CeremonyStep {
        static final String FORM = "([0-9a-f]{2})+";

        public Value {
            Values.between("index", index, 0, Integer.MAX_VALUE);
            Values.pattern("value", valueHex, FORM);
        }

        /** The value of these bytes. */
        public static Value of(int index, byte[] value) {
            return new Value(index, HexFormat.of().formatHex(value));
        }

        /** The bytes. */
        public byte[] value() {
            return HexFormat.of().parseHex(valueHex);
        }

        @Override
        public String type() {
            return DrawLog.beacon(index);
        }

        @Override
        public Bytes32 digest(CryptoSuite suite) {
            return DrawLog.valueDigest(suite, value());
        }
    }
}
