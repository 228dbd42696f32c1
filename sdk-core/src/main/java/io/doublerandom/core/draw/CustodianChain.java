package io.doublerandom.core.draw;

import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.ErrorCode;
import io.doublerandom.core.Values;
import io.doublerandom.core.audit.AuditLog;
import io.doublerandom.core.audit.LoggedEntry;
import io.doublerandom.core.crypto.Bytes32;
import io.doublerandom.core.crypto.CryptoSuite;
import java.util.Optional;

/**
 * The hash chain of a custodian (保管人哈希链), one link for each substitution round of a draw.
 *
 * <p>Its end is logged between the plan and the first header, which allows substitutions at all; link r is the pre-image
 * of link r − 1 and is opened after the requests of round r are fixed. Whoever holds the secret knows all links, so the
 * secret stays with the custodian; a withheld link stops the substitutions of the draw for good. Immutable.
 */
public final class CustodianChain {
    private static final int MOST_LINKS = 10_000;

    private final CryptoSuite suite;
    private final Bytes32 secret;
    private final int links;

    private CustodianChain(CryptoSuite suite, Bytes32 secret, int links) {
        this.suite = suite;
        this.secret = secret;
        this.links = links;
    }

    /**
     * The chain that begins with a secret, which is its last link.
     *
     * @param secret 32 bytes from a certified generator, for one draw only
     * @param links how many rounds it is good for, 1 to 10,000
     */
    public static CustodianChain of(CryptoSuite suite, Bytes32 secret, int links) {
        Values.between("links", links, 1, MOST_LINKS);
        return new CustodianChain(Values.present("suite", suite), Values.present("secret", secret), links);
    }

    /** The end of the chain, which is logged; it says nothing about any link. */
    public Bytes32 end() {
        return back(links);
    }

    /**
     * The link of a round.
     *
     * @param round from 1 to the number of links
     */
    public Bytes32 link(int round) {
        Values.between("round", round, 1, links);
        return back(links - round);
    }

    /** What stands before a link in the chain: the link of the round before, or the end. */
    public static Bytes32 before(CryptoSuite suite, Bytes32 link) {
        return suite.hash("link", link.bytes());
    }

    /**
     * Logs the end of this chain for a plan, which allows substitutions for its draw.
     *
     * @throws DoubleRandomException {@link ErrorCode#DRAW_STATE} before the plan stands in the log, or once a header
     *     does; {@link ErrorCode#STORE_CONFLICT} if another chain stands there
     */
    public LoggedEntry commit(AuditLog log, DrawPlan plan) {
        String doc = DrawLog.planDoc(plan.authority(), plan.series(), plan.seq());
        return log.appendOnce(SubstitutionLog.CHAIN, doc, end(), at -> {
            Optional<LoggedEntry> chain = log.find(SubstitutionLog.CHAIN, doc);
            if (log.find(DrawLog.PLAN, doc)
                    .filter(entry -> entry.entry().digest().equals(plan.hash()))
                    .isEmpty()) {
                throw new DoubleRandomException(
                        ErrorCode.DRAW_STATE, "the plan does not stand in the log, so no chain can follow it");
            }
            if (chain.isEmpty() && log.find(DrawLog.HEADER, doc + "/1").isPresent()) {
                throw new DoubleRandomException(
                        ErrorCode.DRAW_STATE, "a header stands in the log, so it is too late to allow substitutions");
            }
        });
    }

    private Bytes32 back(int steps) {
        Bytes32 link = secret;
        for (int i = 0; i < steps; i++) {
            link = before(suite, link);
        }
        return link;
    }
}
