package io.doublerandom.core.draw;

import io.doublerandom.core.crypto.SignatureCheck;
import io.doublerandom.core.draw.CheckList.Finding;
import io.doublerandom.core.draw.Verification.Documents;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Checks the signatures of a bundle: that all hold, that none is missing, and whether the reader trusts their keys. */
final class SignatureChecks {
    private final Documents documents;
    private final SignatureCheck check;
    private final TrustedKeys trusted;
    private final Map<String, SignedDocument> signable = new LinkedHashMap<>();

    SignatureChecks(Documents documents, SignatureCheck check, TrustedKeys trusted) {
        this.documents = documents;
        this.check = check;
        this.trusted = trusted;
        SignedDocument.of(documents.plan(), documents.header(), documents.ceremony(), documents.result())
                .forEach(document -> signable.put(document.name(), document));
        signable.put(SignedDocument.REGISTER, SignedDocument.register(documents.suite(), documents.header()));
    }

    Finding check(BundleSignatures read) {
        for (int i = 0; i < read.signatures().size(); i++) {
            requireHolds(read, read.signatures().get(i), i + 1L);
        }
        Set<String> strangers = new LinkedHashSet<>();
        read.signatures().stream()
                .filter(signature -> !trusts(signature))
                .forEach(signature -> strangers.add(signature.by() + ' ' + signature.keyId()));
        List<String> missing = missing(read, signature -> true);
        String count = read.signatures().size() + " signatures hold";
        if (missing(read, this::trusts).isEmpty()) {
            return Finding.agree(count + (strangers.isEmpty() ? "" : "; not on your list: " + joined(strangers)));
        }
        return Finding.humanEye(count
                + (strangers.isEmpty() ? "" : "; compare the fingerprints: " + joined(strangers))
                + (missing.isEmpty() ? "" : "; missing: " + joined(missing)));
    }

    private void requireHolds(BundleSignatures read, DocumentSignature signature, long number) {
        SignedDocument document = signable.get(signature.document());
        if (document == null) {
            throw CheckList.differ(BundleSignatures.DOCUMENT, number, "signs what this draw does not have");
        }
        if (signature.algorithm().suite() != documents.suite()) {
            throw CheckList.differ(BundleSignatures.DOCUMENT, number, "is not in the plan's suite");
        }
        String own = ownParty(signature.document());
        if (own != null && !own.equals(signature.by())) {
            throw CheckList.differ(BundleSignatures.DOCUMENT, number, "signs the step of another party");
        }
        Optional<String> owner = trusted.owner(signature.keyId());
        if (owner.isPresent() && !owner.get().equals(signature.by())) {
            throw CheckList.differ(
                    BundleSignatures.DOCUMENT, number, "is by a key that is somebody else's on your list");
        }
        if (!check.holds(read.key(signature), document.message(), signature.bytes())) {
            throw CheckList.differ(
                    BundleSignatures.DOCUMENT,
                    number,
                    signature.document() + " by " + signature.by() + ": the signature does not hold");
        }
    }

    /** The party whose step this is, and who alone may sign it; null for a document of all. */
    private static @Nullable String ownParty(String document) {
        int colon = document.indexOf(':');
        boolean own = document.startsWith(DrawLog.commit("")) || document.startsWith(DrawLog.reveal(""));
        return own ? document.substring(colon + 1) : null;
    }

    private boolean trusts(DocumentSignature signature) {
        return trusted.owner(signature.keyId()).isPresent();
    }

    /** Which signatures are required and not there, among those that count. */
    private List<String> missing(BundleSignatures read, Predicate<DocumentSignature> counts) {
        List<DocumentSignature> there =
                read.signatures().stream().filter(counts).toList();
        List<String> missing = new ArrayList<>();
        for (SignedDocument document : signable.values()) {
            String name = document.name();
            if (name.equals(SignedDocument.REGISTER)) {
                continue;
            }
            List<String> by = there.stream()
                    .filter(signature -> signature.document().equals(name))
                    .map(DocumentSignature::by)
                    .toList();
            if (name.equals(DrawLog.RESULT)) {
                documents.ceremony().parties().stream()
                        .filter(party -> party.nonce().isPresent() && !by.contains(party.party()))
                        .forEach(party -> missing.add(name + " by " + party.party()));
            } else {
                int least = name.startsWith(DrawLog.BEACON) ? 2 : 1;
                if (by.size() < least) {
                    missing.add(name + (by.isEmpty() ? "" : " by a second"));
                }
            }
        }
        return missing;
    }

    private static String joined(Iterable<String> parts) {
        return String.join(", ", parts);
    }
}
