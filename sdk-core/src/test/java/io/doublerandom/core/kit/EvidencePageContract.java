package io.doublerandom.core.kit;

import static org.assertj.core.api.Assertions.assertThat;

import io.doublerandom.core.Page;
import io.doublerandom.core.PageRequest;
import io.doublerandom.core.audit.AuditLog;
import io.doublerandom.core.audit.LoggedEntry;
import io.doublerandom.core.crypto.Bytes32;
import io.doublerandom.core.crypto.CryptoSuite;
import io.doublerandom.core.draw.Draw;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Draws and the audit log in pages, from the end that is asked for. */
public abstract class EvidencePageContract extends PageContract {
    protected EvidencePageContract(DatabaseUnderTest database) {
        super(database);
    }

    @Test
    void draws_inPages_newestFirst() {
        stores.tasks().save(List.of(StoreSamples.task()));
        Draw one = StoreSamples.draw(StoreSamples.HASH, 1, 12);
        Draw two = StoreSamples.draw("0b".repeat(32), 2, 12);
        Draw three = StoreSamples.draw("0c".repeat(32), 3, 12);
        List.of(two, three, one).forEach(stores.draws()::add);

        Page<Draw> first = stores.draws().page(PageRequest.first(2));
        assertThat(first.rows()).containsExactly(three, two);
        assertThat(stores.draws().page(new PageRequest(2, first.next()))).isEqualTo(new Page<>(List.of(one), ""));
    }

    @Test
    void auditLog_inPages_fromEitherEnd() {
        AuditLog log =
                AuditLog.of(CryptoSuite.SM3_SM2, stores.auditLog(), Clock.fixed(StoreSamples.T0, ZoneOffset.UTC));
        for (int i = 0; i < 5; i++) {
            log.append("step" + i, "示例", Bytes32.parse("0a".repeat(32)));
        }

        assertThat(walk(request -> stores.auditLog().page(true, request)))
                .extracting(LoggedEntry::sequence)
                .containsExactly(5L, 4L, 3L, 2L, 1L);
        assertThat(walk(request -> stores.auditLog().page(false, request)))
                .extracting(LoggedEntry::sequence)
                .containsExactly(1L, 2L, 3L, 4L, 5L);
    }
}
