package io.doublerandom.core.register;

import io.doublerandom.core.Authority;
import java.util.List;
import java.util.Optional;

/** Keeps the authorities (执法主体). Failures are {@code STORE_FAILED}. */
public interface AuthorityStore {
    /** Saves each, replacing the one with the same id; returns how many differ from what was kept. */
    int save(List<Authority> authorities);

    /** The authority with an id. */
    Optional<Authority> find(Authority.Id id);

    /** All, by id. */
    List<Authority> all();

    /** How many there are. */
    long count();
}
