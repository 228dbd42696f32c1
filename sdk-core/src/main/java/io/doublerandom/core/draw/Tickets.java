package io.doublerandom.core.draw;

import io.doublerandom.core.crypto.Bytes32;
import io.doublerandom.core.crypto.CryptoSuite;
import io.doublerandom.core.internal.ByteRows;
import java.security.DigestException;
import java.security.MessageDigest;

/** The ticket of each subject: one hash over the ticket key and the id, with the salt unless codes are public. */
final class Tickets implements Selection.TicketSource {
    private static final byte[] PADDING = new byte[31];

    private final CryptoSuite suite;
    private final MessageDigest digest;
    private final byte[] key;
    private final boolean open;
    private final ByteRows sids;
    private final byte[] salts;

    Tickets(CryptoSuite suite, Bytes32 ticketKey, boolean open, ByteRows sids, byte[] salts) {
        this.suite = suite;
        this.digest = suite.newDigest();
        this.key = ticketKey.bytes();
        this.open = open;
        this.sids = sids;
        this.salts = salts;
    }

    @Override
    public void write(int row, byte[] target, int offset) {
        int length = sids.length(row);
        digest.update((byte) (open ? 'T' : 'P'));
        digest.update(key);
        if (!open) {
            digest.update(PADDING);
        }
        digest.update((byte) length);
        digest.update(sids.slab(), sids.start(row), length);
        if (!open) {
            digest.update(salts, row * SaltKey.SALT, SaltKey.SALT);
        }
        try {
            digest.digest(target, offset, Bytes32.SIZE);
        } catch (DigestException impossible) {
            throw new IllegalStateException("a ticket is one digest", impossible);
        }
    }

    @Override
    public Selection.TicketBatch batch() {
        return suite == CryptoSuite.SM3_SM2
                ? new TicketLanes(key, open, sids, salts)
                : Selection.TicketSource.super.batch();
    }

    /** The ticket of one subject. */
    static Bytes32 of(CryptoSuite suite, Bytes32 ticketKey, boolean open, String sid, byte[] salt) {
        ByteRows one = new ByteRows();
        one.add(sid);
        byte[] ticket = new byte[Bytes32.SIZE];
        new Tickets(suite, ticketKey, open, one, salt).write(0, ticket, 0);
        return Bytes32.of(ticket);
    }
}
