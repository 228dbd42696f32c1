package io.doublerandom.app.desk;

import io.doublerandom.core.Values;
import java.util.EnumSet;
import java.util.Set;

/**
 * Who acts at the desk (操作人).
 *
 * @param id account, as it stands in the log
 * @param name how people call the account
 * @param roles its posts
 */
public record Actor(String id, String name, Set<DeskRole> roles) {
    public Actor {
        Values.text("id", id, 32);
        Values.text("name", name, 100);
        roles = Set.copyOf(roles);
    }

    /** The local user of a role, as profile dev has one for each. */
    public static Actor of(DeskRole role) {
        return new Actor(role.id(), role.titleZh(), Set.of(role));
    }

    /** Whether one of the roles has the permission. */
    public boolean may(DeskPermission permission) {
        return roles.stream().anyMatch(role -> role.permissions().contains(permission));
    }

    /** Everything it may do. */
    public Set<DeskPermission> permissions() {
        EnumSet<DeskPermission> all = EnumSet.noneOf(DeskPermission.class);
        roles.forEach(role -> all.addAll(role.permissions()));
        return all;
    }
}
