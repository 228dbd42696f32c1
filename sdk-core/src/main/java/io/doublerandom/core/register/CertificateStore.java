package io.doublerandom.core.register;

import io.doublerandom.core.Authority;
import java.util.List;
import java.util.stream.Stream;

/** Keeps the certificate register (执法证件登记册) as received. Failures are {@code STORE_FAILED}; close the streams. */
public interface CertificateStore {
    /** Saves each, replacing the one with the same number; returns how many differ from what was kept. */
    int save(List<CertificateHolder> holders);

    /** The lines of an authority, by certificate number. */
    List<CertificateHolder> of(Authority.Id authority);

    /** All, by certificate number. */
    Stream<CertificateHolder> all();

    /** How many there are. */
    long count();
}
