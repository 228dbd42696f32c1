package io.doublerandom.core.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the published words of ratios and frequencies say for sure; amounts worked out by hand. */
class PublishedWordsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "100%|EXACT 1000000 PPM",
                "5%|EXACT 50000 PPM",
                "33%|EXACT 330000 PPM",
                "０.５％|EXACT 5000 PPM",
                "抽查比例不少于2‰|AT_LEAST 2000 PPM",
                "不少于2‰|AT_LEAST 2000 PPM",
                "不低于3%|AT_LEAST 30000 PPM",
                "不少于３％|AT_LEAST 30000 PPM",
                "不少于30%|AT_LEAST 300000 PPM",
                "3%以上|AT_LEAST 30000 PPM",
                "不超过总数的2%|AT_MOST 20000 PPM",
                "不超过10%/年|AT_MOST 100000 PPM",
                "根据实际需要，一般不超过 10%/年。|AT_MOST 100000 PPM",
                "根据实际需要，不超过6%|AT_MOST 60000 PPM",
                "检查比例不少于1%,原则上不少于10家|AT_LEAST 10000 PPM, AT_LEAST 10 SUBJECTS",
                "3%-5%|AT_LEAST 30000 PPM, AT_MOST 50000 PPM",
                "3至5%|AT_LEAST 30000 PPM, AT_MOST 50000 PPM",
                "不少于1%，不超过5%|AT_LEAST 10000 PPM, AT_MOST 50000 PPM",
                "不少于1户|AT_LEAST 1 SUBJECTS"
            })
    void ratio_clearWords_areUnderstoodAndKept(String raw, String bounds) {
        RatioRule rule = RatioParser.parse(raw);

        assertThat(rule.raw()).isEqualTo(raw);
        assertThat(rule.bounds().stream()
                        .map(b -> b.kind() + " " + b.amount() + " " + b.unit())
                        .collect(Collectors.joining(", ")))
                .isEqualTo(bounds);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "待定",
                "根据实际情况确定",
                "不低于3%或按专项计划确定",
                "市局抽查比例不少于30%",
                "省级不超过2%，市、县质监部门结合当地实际制定检查计划",
                "由市级监管部门确定（10%，其中重点检查单位不低于8%）",
                "结合登记事项检查一并开展",
                "根据《示例规程》确定。",
                "10%，20%",
                "不少于5%,不超过3%",
                "不少于1%,不少于2%",
                "120%",
                "0.00001%",
                "1.5家",
                "不少于3%以上",
                "-3%",
                "3",
                "百分之三"
            })
    void ratio_doubtfulWords_areKeptRawOnly(String raw) {
        assertThat(RatioParser.parse(raw)).isEqualTo(RatioRule.ofText(raw));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "每年1次|* EXACT 1 YEAR",
                "每年一次|* EXACT 1 YEAR",
                "每年２次|* EXACT 2 YEAR",
                "1次/年|* EXACT 1 YEAR",
                "每年不少于1次|* AT_LEAST 1 YEAR",
                "每年不超过2次|* AT_MOST 2 YEAR",
                "一般不超过1次/年|* AT_MOST 1 YEAR",
                "根据实际工作需要，一般不超过2次/年|* AT_MOST 2 YEAR",
                "1—2次/年|* AT_LEAST 1 YEAR, * AT_MOST 2 YEAR",
                "市级每年1次;县级每月1次|市级 EXACT 1 YEAR, 县级 EXACT 1 MONTH",
                "市级局每年组织1次；县级局每月组织1次|市级 EXACT 1 YEAR, 县级 EXACT 1 MONTH",
                "每半年一次|* EXACT 1 HALF_YEAR",
                "每季度至少两次|* AT_LEAST 2 QUARTER"
            })
    void frequency_clearWords_areUnderstoodAndKept(String raw, String rates) {
        FrequencyRule rule = FrequencyParser.parse(raw);

        assertThat(rule.raw()).isEqualTo(raw);
        assertThat(rule.rates().stream()
                        .map(r -> r.scope() + " " + r.kind() + " " + r.times() + " " + r.every())
                        .collect(Collectors.joining(", ")))
                .isEqualTo(rates);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "根据实际情况确定",
                "每年1次33%；或者每年分次达到33%",
                "每年1次20%；或者每年2次各10%",
                "对同一单位每2年抽查不超过1次",
                "对同一用能产品生产单位，每年度抽查不超过2次",
                "在许可有效期内同一单位不超过2次",
                "按照分层次监管，根据风险高低，依法属地确定。",
                "每年1次;每年2次",
                "市级每年1次;每月1次",
                "每年0次",
                "2—1次/年"
            })
    void frequency_doubtfulWords_areKeptRawOnly(String raw) {
        assertThat(FrequencyParser.parse(raw)).isEqualTo(FrequencyRule.ofText(raw));
    }
}
