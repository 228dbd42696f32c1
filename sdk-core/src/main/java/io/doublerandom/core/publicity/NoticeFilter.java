package io.doublerandom.core.publicity;

import io.doublerandom.core.Authority;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Which notices (公示记录) to list; with {@code dueUntil} by due day, then id. Each part that is null does not restrict; the others hold together.
 *
 * @param kind what is published
 * @param state state
 * @param dueUntil last due day, included
 * @param authority authority in whose name
 * @param openOnly whether only those that still have to be published or withheld ({@link PublicityNotice#open()})
 */
public record NoticeFilter(
        PublicityNotice.@Nullable Kind kind,
        PublicityNotice.@Nullable State state,
        @Nullable LocalDate dueUntil,
        Authority.@Nullable Id authority,
        boolean openOnly) {
    private static final NoticeFilter ALL = new NoticeFilter(null, null, null, null, false);

    /** Everything. */
    public static NoticeFilter all() {
        return ALL;
    }

    /** Restricted by kind too. */
    public NoticeFilter about(PublicityNotice.@Nullable Kind kind) {
        return new NoticeFilter(kind, state, dueUntil, authority, openOnly);
    }

    /** Restricted by state too. */
    public NoticeFilter being(PublicityNotice.@Nullable State state) {
        return new NoticeFilter(kind, state, dueUntil, authority, openOnly);
    }

    /** Restricted by dueUntil too. */
    public NoticeFilter dueUntil(@Nullable LocalDate dueUntil) {
        return new NoticeFilter(kind, state, dueUntil, authority, openOnly);
    }

    /** Restricted by authority too. */
    public NoticeFilter of(Authority.@Nullable Id authority) {
        return new NoticeFilter(kind, state, dueUntil, authority, openOnly);
    }

    /** Restricted to those that are open too. */
    public NoticeFilter open() {
        return new NoticeFilter(kind, state, dueUntil, authority, true);
    }
}
