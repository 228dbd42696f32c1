package io.doublerandom.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnifiedSocialCreditCodeTest {
    // synthetic codes whose check characters were computed outside this code after GB 32100-2015 and GB 11714
    @ParameterizedTest
    @ValueSource(
            strings = {
                "91440800MA0000015U",
                "91440802MA0000015Q",
                "92440823MA00000153",
                "93440881MA00000150",
                "12440800000000019A",
                "524408000000000196"
            })
    void checkFault_validCode_none(String code) {
        assertThat(new UnifiedSocialCreditCode(code).checkFault()).isEmpty();
        assertThat(UnifiedSocialCreditCode.complete(code.substring(0, 16)).value())
                .isEqualTo(code);
    }

    @Test
    void checkFault_knownRegisterAnomaly_isHeldNotRefused() {
        assertThat(new UnifiedSocialCreditCode("91350203M0001QAY9B").checkFault())
                .isPresent();
    }

    @Test
    void checkFault_lastCharacterWrong_place18() {
        assertThat(new UnifiedSocialCreditCode("91440800MA0000015Q").checkFault())
                .isEqualTo(OptionalInt.of(18));
    }

    @Test
    void checkFault_everyOtherCharacterChanged_isFound() {
        String valid = "91440800MA0000015U";
        String alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
        for (int place = 0; place < 18; place++) {
            for (char c : alphabet.toCharArray()) {
                if (c != valid.charAt(place)) {
                    String changed = valid.substring(0, place) + c + valid.substring(place + 1);
                    assertThat(new UnifiedSocialCreditCode(changed).checkFault())
                            .as(changed)
                            .isPresent();
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "91440800ma0000015u",
                "91440800MA0000015",
                "91440800MA0000015UU",
                "91440800MI0000015U",
                "９1440800MA0000015U",
                "91440800MA0000015U\n"
            })
    void code_ofAnotherForm_refused(String code) {
        assertThatThrownBy(() -> new UnifiedSocialCreditCode(code))
                .isInstanceOf(DoubleRandomException.class)
                .hasMessageStartingWith("DR-0201");
    }
}
