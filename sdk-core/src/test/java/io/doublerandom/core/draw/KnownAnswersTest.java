package io.doublerandom.core.draw;

import static org.assertj.core.api.Assertions.assertThat;

import io.doublerandom.core.crypto.Bytes32;
import io.doublerandom.core.crypto.CryptoSuite;
import io.doublerandom.core.internal.ByteRows;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The published known answers of draw protocol v1: key 00 01 … 1f, three ids with wrong check digits. */
class KnownAnswersTest {
    private static final String[] SIDS = {"913201000000000014", "91320100MA1ABCDEFA", "91320594MA1WXYT23R"};

    private final ByteRows sids = new ByteRows();
    private final byte[] salts = new byte[3 * SaltKey.SALT];
    private final Bytes32 key;

    KnownAnswersTest() {
        Arrays.stream(SIDS).forEach(sids::add);
        Arrays.fill(salts, (byte) 0xaa);
        byte[] bytes = new byte[32];
        for (int i = 0; i < 32; i++) {
            bytes[i] = (byte) i;
        }
        key = Bytes32.of(bytes);
    }

    private String ticket(CryptoSuite suite, boolean open, int row) {
        byte[] ticket = new byte[32];
        new Tickets(suite, key, open, sids, salts).write(row, ticket, 0);
        return HexFormat.of().formatHex(ticket);
    }

    @ParameterizedTest
    @CsvSource({
        "SM3,0,5556a4dba4b2fad6,32c377bf",
        "SM3,1,cb1380c630fe5dfc,4e0bca1d",
        "SM3,2,7efeedef1cefa6f3,04c41345",
        "SHA-256,0,537d0f28265ffc1c,4a892093",
        "SHA-256,1,3ca5e5675fec5ab2,37b8ee41",
        "SHA-256,2,2ab0b3c75768b0df,79deace"
    })
    void ticket_open_isThePublishedOne(String suite, int row, String start, String end) {
        assertThat(ticket(CryptoSuite.parse(suite), true, row))
                .startsWith(start)
                .endsWith(end);
    }

    @Test
    void ticket_saltedSm3_isThePublishedOne() {
        assertThat(ticket(CryptoSuite.SM3_SM2, false, 0))
                .isEqualTo("2e89fdcfbde3bf936ab50a9f4fd23e593e1abb8567b0b81529abf87a36132238");
    }

    @ParameterizedTest
    @CsvSource({
        "SM3,3a6b4792dab522f44ba8276af50ebe91d011ceceaf760208c37c43b291b3022e",
        "SHA-256,7b24e52d9a204bb619e99891de5c97f2b7c36b10a4e7b2563eaa1d6a328d600c"
    })
    void rootS_threeIds_isThePublishedOne(String suite, String root) {
        assertThat(PoolRoots.ofIds(CryptoSuite.parse(suite), sids).hex()).isEqualTo(root);
    }

    @ParameterizedTest
    @CsvSource({
        "SM3,fd08dfeecd65919b06134c34ee2ac5e14be0afaaaa9e63fbb416d022d4be826f",
        "SHA-256,1371b82f032b61559e2629f6f0717a96bcdea5009d9dff5071248d3f50ef372f"
    })
    void commitment_partyAudit_isThePublishedOne(String suite, String commitment) {
        byte[] header = new byte[32];
        header[31] = 1;
        byte[] nonce = new byte[32];
        Arrays.fill(nonce, (byte) 0x11);
        assertThat(Ceremony.nonceCommitment(CryptoSuite.parse(suite), Bytes32.of(header), "audit", Bytes32.of(nonce))
                        .hex())
                .isEqualTo(commitment);
    }
}
