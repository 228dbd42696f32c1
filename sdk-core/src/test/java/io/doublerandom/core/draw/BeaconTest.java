package io.doublerandom.core.draw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.doublerandom.core.DoubleRandomException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BeaconTest {
    @ParameterizedTest
    @CsvSource(
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "LOTTERY,ssq,03 08 14 19 25 31 + 07,true",
                "LOTTERY,dlt,03 08 14 19 25 + 07 + 11,true",
                "LOTTERY,ssq,3 08 14 19 25 31 + 07,false",
                "LOTTERY,ssq,03  08 14 19 25 31 + 07,false",
                "LOTTERY,ssq,03 08 14 19 25 31+07,false",
                "LOTTERY,ssq,03 08 14 19 25 31 + 07 ,false",
                "LOTTERY,ssq,03 08 + 14 19,false",
                "LOTTERY,ssq,０３ 08,false",
                "DICE,hall-5,12345,true",
                "DICE,5,12345,true",
                "DICE,hall-5,1234,false",
                "DICE,hall-5,12347,false",
                "DICE,hall-5,1 2 3,false",
                "INDEX,sse,3048.79,true",
                "INDEX,sse,3048.790,false",
                "INDEX,sse,03048.79,false",
                "INDEX,sse,3048,false"
            })
    void accepts_oneFormOnly(String type, String source, String value, boolean accepted) {
        Beacon beacon = new Beacon(Beacon.Type.valueOf(type), source, 1);
        assertThat(beacon.accepts(value.getBytes(StandardCharsets.UTF_8))).isEqualTo(accepted);
    }

    @Test
    void accepts_drand_exactly32Bytes() {
        Beacon beacon = new Beacon(Beacon.Type.DRAND, "quicknet", 1);
        assertThat(beacon.accepts(new byte[32])).isTrue();
        assertThat(beacon.accepts(new byte[31])).isFalse();
        assertThat(beacon.accepts(new byte[33])).isFalse();
    }

    @Test
    void accepts_veryLongValue_isRefusedWithoutOverflow() {
        Beacon beacon = new Beacon(Beacon.Type.LOTTERY, "ssq", 1);
        assertThat(beacon.accepts("01 ".repeat(20_000).getBytes(StandardCharsets.US_ASCII)))
                .isFalse();
    }

    @Test
    void dice_sourceWithoutNumberOfRolls_isRefused() {
        assertThatThrownBy(() -> new Beacon(Beacon.Type.DICE, "hall", 1)).isInstanceOf(DoubleRandomException.class);
    }

    @Test
    void beacons_stockIndexAlone_isRefused() {
        assertThatThrownBy(() -> DrawValues.beacons(java.util.List.of(new Beacon(Beacon.Type.INDEX, "sse", 20240320))))
                .isInstanceOf(DoubleRandomException.class);
    }
}
