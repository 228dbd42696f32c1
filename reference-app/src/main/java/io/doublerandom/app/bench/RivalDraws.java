package io.doublerandom.app.bench;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.bouncycastle.crypto.digests.SM3Digest;

/**
 * What systems in use do instead of a draw that can be checked (现有做法), each written anew from a description of what it does:
 * a shuffle, every so-manieth row, and chance again and again until somebody new comes. Besides, the same tickets by the SM3
 * of another library.
 */
final class RivalDraws {
    /** Beyond it a draw that looks through the list of the drawn takes minutes. */
    static final int MOST_REJECTION = 20_000;

    private static final int SALT = 16;
    private static final int PADDING = 31;

    private final SecureRandom random = new SecureRandom();
    private final int subjects;
    private final List<Integer> places;

    RivalDraws(int subjects) {
        this.subjects = subjects;
        this.places = new ArrayList<>(subjects);
        for (int i = 0; i < subjects; i++) {
            places.add(i);
        }
    }

    /** Shuffles the places of all subjects with the platform's secure generator and takes the first. */
    long shuffle(int drawn) {
        Collections.shuffle(places, random);
        return new ArrayList<>(places.subList(0, drawn)).get(0);
    }

    /** One random start, then every so-manieth of the list: as many outcomes as the step is long, and no more. */
    long interval(int drawn) {
        int step = subjects / drawn;
        int start = random.nextInt(step);
        List<Integer> chosen = new ArrayList<>(drawn);
        for (int i = 0; i < drawn; i++) {
            chosen.add(places.get(start + i * step));
        }
        return chosen.get(drawn - 1);
    }

    /** A random place again and again, passed over if it is in the list of those drawn before. */
    long rejection(int drawn) {
        List<Integer> chosen = new ArrayList<>(drawn);
        while (chosen.size() < drawn) {
            Integer place = random.nextInt(subjects);
            if (!chosen.contains(place)) {
                chosen.add(place);
            }
        }
        return chosen.get(drawn - 1);
    }

    /** The digests of messages as long as salted tickets, one by one, by BouncyCastle's SM3. */
    long bouncyCastle() {
        SM3Digest digest = new SM3Digest();
        byte[] key = new byte[32];
        byte[] padding = new byte[PADDING];
        byte[] salt = new byte[SALT];
        byte[] sid = BenchPool.sid(0).getBytes(StandardCharsets.US_ASCII);
        byte[] ticket = new byte[32];
        digest.update((byte) 'P');
        digest.update(key, 0, key.length);
        digest.update(padding, 0, padding.length);
        // What is the same for all is hashed once here too.
        SM3Digest begun = new SM3Digest(digest);
        long sum = 0;
        for (int i = 0; i < subjects; i++) {
            digest.reset(begun);
            sid[sid.length - 1] = (byte) i;
            sid[sid.length - 2] = (byte) (i >> Byte.SIZE);
            digest.update((byte) sid.length);
            digest.update(sid, 0, sid.length);
            digest.update(salt, 0, salt.length);
            digest.doFinal(ticket, 0);
            sum ^= ticket[0];
        }
        return sum;
    }
}
