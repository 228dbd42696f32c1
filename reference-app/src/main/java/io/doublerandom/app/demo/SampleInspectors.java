package io.doublerandom.app.demo;

import io.doublerandom.core.Authority;
import io.doublerandom.core.Period;
import io.doublerandom.core.register.CertificateHolder;
import io.doublerandom.core.register.InspectionItem;
import io.doublerandom.core.register.Inspector;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * Makes the inspectors of a sample and the lines of the certificate register that go with them.
 *
 * <p>Whoever the register says holds a valid certificate is in an active entry, so that the enrolment ratio can reach
 * 100 %. The last ones of each authority are the odd cases: an expired certificate, an auxiliary, one who left, a
 * certificate issued anew. The first eight of each authority may inspect everything and hold every qualification.
 */
final class SampleInspectors {
    private static final int PLAIN = 8;
    private static final LocalDate ISSUED = LocalDate.of(2021, 1, 1);
    private static final Period VALID = new Period(ISSUED, LocalDate.of(2026, 12, 31));
    private static final Period EXPIRED = new Period(LocalDate.of(2019, 1, 1), LocalDate.of(2023, 12, 31));
    private static final LocalDate REISSUED = LocalDate.of(2024, 2, 1);

    /** Shares of the authorities in a thousand; those not named have 37 each. */
    private static final Map<String, Integer> SHARES = Map.of(
            "440800-MARKET", 200,
            "440800-POLICE", 135,
            "440800-ECOLOGY", 85,
            "440800-EMERGENCY", 85,
            "440800-HEALTH", 85,
            "440800-CULTURE", 65,
            "440800-EDUCATION", 50,
            "440800-FIRE", 65,
            "440800-LABOUR", 45);

    private final SampleSize size;
    private final SampleList list;
    private final SplitMix64 random;
    private int index;

    SampleInspectors(SampleSize size, SampleList list) {
        this.size = size;
        this.list = list;
        this.random = new SplitMix64(~size.seed());
    }

    /** Makes them all, authority by authority, each with its lines of the certificate register. */
    void forEach(BiConsumer<Inspector, List<CertificateHolder>> consumer) {
        int left = size.inspectors();
        for (int i = list.authorities().size() - 1; i >= 0; i--) {
            Authority authority = list.authorities().get(i);
            int share = SHARES.getOrDefault(authority.id().value(), 37);
            int count = i == 0 ? left : Math.max(PLAIN + 2, size.inspectors() * share / 1000);
            left -= count;
            for (int place = 0; place < count; place++) {
                index++;
                make(authority, place, count, consumer);
            }
        }
    }

    private void make(
            Authority authority, int place, int count, BiConsumer<Inspector, List<CertificateHolder>> consumer) {
        boolean plain = place < PLAIN;
        boolean last = place == count - 1;
        boolean market = authority.id().value().equals("440800-MARKET");
        String number = certificateNumber(0);
        if (last && market) {
            emit(authority, plain, number, EXPIRED, Inspector.Role.OFFICER, Inspector.Status.ACTIVE, consumer);
        } else if (place == count - 2 && market) {
            accept(authority, plain, "辅助-" + number, VALID, Inspector.Role.AUXILIARY, List.of(), consumer);
        } else if (last && authority.id().value().equals("440800-EMERGENCY")) {
            accept(authority, plain, "专家-" + number, VALID, Inspector.Role.EXPERT, List.of(), consumer);
        } else if (last && authority.id().value().equals("440800-POLICE")) {
            emit(authority, plain, number, EXPIRED, Inspector.Role.OFFICER, Inspector.Status.INACTIVE, consumer);
        } else if (last && authority.id().value().equals("440800-ECOLOGY")) {
            Period anew = new Period(REISSUED, LocalDate.of(2029, 1, 31));
            CertificateHolder old =
                    new CertificateHolder(number, authority.id(), new Period(ISSUED, REISSUED.minusDays(1)));
            String renewed = certificateNumber(1);
            CertificateHolder current = new CertificateHolder(renewed, authority.id(), anew);
            accept(authority, plain, renewed, anew, Inspector.Role.OFFICER, List.of(old, current), consumer);
        } else {
            emit(authority, plain, number, VALID, Inspector.Role.OFFICER, Inspector.Status.ACTIVE, consumer);
        }
    }

    private void emit(
            Authority authority,
            boolean plain,
            String number,
            Period validity,
            Inspector.Role role,
            Inspector.Status status,
            BiConsumer<Inspector, List<CertificateHolder>> consumer) {
        CertificateHolder line = new CertificateHolder(number, authority.id(), validity);
        consumer.accept(inspector(authority, plain, number, validity, role, status), List.of(line));
    }

    private void accept(
            Authority authority,
            boolean plain,
            String number,
            Period validity,
            Inspector.Role role,
            List<CertificateHolder> register,
            BiConsumer<Inspector, List<CertificateHolder>> consumer) {
        consumer.accept(inspector(authority, plain, number, validity, role, Inspector.Status.ACTIVE), register);
    }

    private Inspector inspector(
            Authority authority,
            boolean plain,
            String number,
            Period validity,
            Inspector.Role role,
            Inspector.Status status) {
        List<InspectionItem> items = list.itemsFor(authority);
        return new Inspector(
                new Inspector.Id(String.format("I%06d", index)),
                String.format("YS%06d", index),
                String.format("演示人员%06d", index),
                authority.id(),
                "演示" + (1 + random.below(4)) + "科",
                authority.level(),
                new Inspector.Credential(number, "示例发证机关（演示）", validity),
                role,
                qualifications(items, plain),
                scope(items, plain),
                leave(plain),
                status);
    }

    private List<String> qualifications(List<InspectionItem> items, boolean plain) {
        List<String> held = new ArrayList<>();
        items.stream()
                .flatMap(item -> item.requiredQualifications().stream())
                .distinct()
                .filter(qualification -> plain || random.below(2) == 0)
                .forEach(held::add);
        return held;
    }

    /** Nine in ten may inspect the whole list, the others two thirds of it. */
    private List<InspectionItem.Code> scope(List<InspectionItem> items, boolean plain) {
        boolean whole = plain || random.below(10) > 0;
        return items.stream()
                .map(InspectionItem::code)
                .filter(code -> whole || random.below(3) > 0)
                .toList();
    }

    private List<Period> leave(boolean plain) {
        return plain || random.below(20) > 0
                ? List.of()
                : List.of(new Period(LocalDate.of(2024, 5, 1), LocalDate.of(2024, 5, 31)));
    }

    private String certificateNumber(int edition) {
        return String.format("演示%06d-%d", index, edition);
    }
}
