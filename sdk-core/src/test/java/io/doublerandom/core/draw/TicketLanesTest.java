package io.doublerandom.core.draw;

import static org.assertj.core.api.Assertions.assertThat;

import io.doublerandom.core.crypto.Bytes32;
import io.doublerandom.core.crypto.CryptoSuite;
import io.doublerandom.core.internal.ByteRows;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tickets computed many at once are those computed one by one, for ids of every length and for batches of any size. */
class TicketLanesTest {
    private static final Bytes32 KEY = CryptoSuite.SM3_SM2.hash(new byte[] {1});

    private final ByteRows sids = new ByteRows();
    private final byte[] salts;

    TicketLanesTest() {
        for (int i = 0; i < 600; i++) {
            sids.add("p" + "abcdefghijklmnopqrst".substring(0, 1 + i % 20));
        }
        salts = new byte[sids.size() * SaltKey.SALT];
        for (int i = 0; i < salts.length; i++) {
            salts[i] = (byte) (i * 31 + (i >>> 8));
        }
    }

    @ParameterizedTest
    @CsvSource({"SM3,true,256", "SM3,false,256", "SM3,true,1", "SM3,false,255", "SHA-256,true,256", "SHA-256,false,7"})
    void batch_anyRows_isTheTicketsOneByOne(String suite, boolean open, int size) {
        Tickets tickets = new Tickets(CryptoSuite.parse(suite), KEY, open, sids, salts);
        Selection.TicketBatch batch = tickets.batch();
        int[] rows = new int[size];
        for (int from = 0; from < sids.size(); from += size) {
            int count = Math.min(size, sids.size() - from);
            int first = from;
            Arrays.setAll(rows, i -> Math.min(sids.size() - 1, first + i));
            batch.compute(rows, count);
            for (int place = 0; place < count; place++) {
                byte[] expected = new byte[32];
                byte[] given = new byte[40];
                tickets.write(rows[place], expected, 0);
                batch.write(place, given, 8);
                assertThat(Arrays.copyOfRange(given, 8, 40)).isEqualTo(expected);
                assertThat(batch.prefix(place))
                        .isEqualTo(java.nio.ByteBuffer.wrap(expected).getLong());
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"SM3,true", "SM3,false", "SHA-256,true", "SHA-256,false"})
    void batch_reusedForOtherRows_forgetsThoseBefore(String suite, boolean open) {
        Tickets tickets = new Tickets(CryptoSuite.parse(suite), KEY, open, sids, salts);
        Selection.TicketBatch batch = tickets.batch();
        batch.compute(new int[] {19, 18, 17}, 3);
        batch.compute(new int[] {0}, 1);
        byte[] expected = new byte[32];
        byte[] given = new byte[32];
        tickets.write(0, expected, 0);
        batch.write(0, given, 0);
        assertThat(given).isEqualTo(expected);
    }
}
