package io.doublerandom.app.desk.ceremony;

import io.doublerandom.app.desk.KeptKey;
import io.doublerandom.core.crypto.Signer;
import io.doublerandom.core.draw.TrustedKeys;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * The signing keys of the local users in rehearsals (演练签名密钥): SM2, one file a user. All lie on this machine, so such a
 * signature shows which account acted and not that its owner agreed; real parties sign with keys of their own.
 */
final class PartyKeys {
    private final Path folder;

    PartyKeys(Path folder) {
        this.folder = folder;
    }

    /** The signer of a user, whose key is made the first time. */
    Signer of(String user) throws IOException {
        return KeptKey.of(folder.resolve(user + ".sm2"));
    }

    /** These users' keys as a list that a verifier may be given. */
    TrustedKeys trusted(List<String> users) throws IOException {
        TrustedKeys trusted = TrustedKeys.none();
        for (String user : users) {
            trusted = trusted.with(of(user).key(), user);
        }
        return trusted;
    }
}
