package io.doublerandom.core.register;

import io.doublerandom.core.Authority;
import java.util.List;
import java.util.Optional;

/** Keeps the pools of subjects (检查对象名录库), without their members. Failures are {@code STORE_FAILED}. */
public interface PoolStore {
    /** Saves each, replacing the one with the same id; returns how many differ from what was kept. */
    int save(List<SubjectPool> pools);

    /** The pool with an id. */
    Optional<SubjectPool> find(SubjectPool.Id id);

    /** The pools an authority keeps, by id. */
    List<SubjectPool> ownedBy(Authority.Id owner);

    /** All, by id. */
    List<SubjectPool> all();

    /** How many there are. */
    long count();
}
