package io.doublerandom.core.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.crypto.Bytes32;
import io.doublerandom.core.crypto.CryptoSuite;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LogTreeTest {
    /** Every shape of a tree up to here is tried, with every leaf and every earlier size. */
    private static final int SIZES = 66;

    private static List<Bytes32> leaves(CryptoSuite suite, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> suite.hash(("示例 " + i).getBytes(StandardCharsets.UTF_8)))
                .toList();
    }

    /** The definition of RFC 9162, section 2.1.1, word by word. */
    private static Bytes32 defined(CryptoSuite suite, List<Bytes32> leaves) {
        if (leaves.size() == 1) {
            return leaves.get(0);
        }
        int k = 1;
        while (2 * k < leaves.size()) {
            k *= 2;
        }
        byte[] message = new byte[65];
        message[0] = 1;
        System.arraycopy(defined(suite, leaves.subList(0, k)).bytes(), 0, message, 1, 32);
        System.arraycopy(defined(suite, leaves.subList(k, leaves.size())).bytes(), 0, message, 33, 32);
        return suite.hash(message);
    }

    private static Bytes32 flipped(Bytes32 hash) {
        byte[] bytes = hash.bytes();
        bytes[7] ^= 4;
        return Bytes32.of(bytes);
    }

    /** Every way of spoiling a path in one place. */
    private static List<List<Bytes32>> spoiled(List<Bytes32> path, Bytes32 root) {
        List<List<Bytes32>> all = new ArrayList<>();
        for (int i = 0; i < path.size(); i++) {
            List<Bytes32> changed = new ArrayList<>(path);
            changed.set(i, flipped(path.get(i)));
            all.add(changed);
            List<Bytes32> shorter = new ArrayList<>(path);
            shorter.remove(i);
            all.add(shorter);
        }
        all.add(Stream.concat(path.stream(), Stream.of(root)).toList());
        all.add(Stream.concat(Stream.of(root), path.stream()).toList());
        return all;
    }

    @Test
    void root_ofTheLeavesOfCertificateTransparency_isTheKnownOne() {
        List<Bytes32> leaves = Stream.of(
                        "00",
                        "0000",
                        "0010",
                        "002021",
                        "003031",
                        "0040414243",
                        "005051525354555657",
                        "00606162636465666768696a6b6c6d6e6f")
                .map(hex -> CryptoSuite.SHA256_ED25519.hash(HexFormat.of().parseHex(hex)))
                .toList();
        LogTree tree = LogTree.ofLeaves(CryptoSuite.SHA256_ED25519, leaves);
        assertThat(tree.root().hex()).isEqualTo("5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");
        assertThat(tree.root(0).hex()).isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    }

    @ParameterizedTest
    @EnumSource(CryptoSuite.class)
    void inclusion_everyLeafOfEveryTree_isProvenAndNothingElseIs(CryptoSuite suite) {
        List<Bytes32> leaves = leaves(suite, SIZES);
        LogTree tree = LogTree.ofLeaves(suite, leaves);
        for (int size = 1; size <= SIZES; size++) {
            Bytes32 root = tree.root(size);
            assertThat(root).isEqualTo(defined(suite, leaves.subList(0, size)));
            for (int index = 0; index < size; index++) {
                Bytes32 leaf = leaves.get(index);
                List<Bytes32> path = tree.inclusion(index, size);
                assertThat(LogProofs.includes(suite, leaf, index, size, path, root))
                        .isTrue();
                assertThat(LogProofs.includes(suite, flipped(leaf), index, size, path, root))
                        .isFalse();
                assertThat(LogProofs.includes(suite, leaf, index, size, path, flipped(root)))
                        .isFalse();
                assertThat(LogProofs.includes(suite, leaf, index + 1, size, path, root))
                        .isFalse();
                assertThat(LogProofs.includes(suite, leaf, size, size, path, root))
                        .isFalse();
                assertThat(LogProofs.includes(suite, leaf, -1, size, path, root))
                        .isFalse();
                for (List<Bytes32> wrong : spoiled(path, root)) {
                    assertThat(LogProofs.includes(suite, leaf, index, size, wrong, root))
                            .isFalse();
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(CryptoSuite.class)
    void consistency_everyPairOfSizes_isProvenAndNothingElseIs(CryptoSuite suite) {
        LogTree tree = LogTree.ofLeaves(suite, leaves(suite, SIZES));
        for (int size = 1; size <= SIZES; size++) {
            Bytes32 root = tree.root(size);
            for (int before = 1; before <= size; before++) {
                Bytes32 earlier = tree.root(before);
                List<Bytes32> path = tree.consistency(before, size);
                assertThat(LogProofs.extendsTree(suite, before, earlier, size, root, path))
                        .isTrue();
                assertThat(LogProofs.extendsTree(suite, before, flipped(earlier), size, root, path))
                        .isFalse();
                assertThat(LogProofs.extendsTree(suite, before, earlier, size, flipped(root), path))
                        .isFalse();
                assertThat(LogProofs.extendsTree(suite, 0, earlier, size, root, path))
                        .isFalse();
                assertThat(LogProofs.extendsTree(suite, size + 1, earlier, size, root, path))
                        .isFalse();
                for (List<Bytes32> wrong : spoiled(path, root)) {
                    assertThat(LogProofs.extendsTree(suite, before, earlier, size, root, wrong))
                            .isFalse();
                }
            }
        }
    }

    @Test
    void proofs_outsideTheTree_areRefused() {
        LogTree tree = LogTree.ofLeaves(CryptoSuite.SM3_SM2, leaves(CryptoSuite.SM3_SM2, 3));
        assertThatThrownBy(() -> tree.inclusion(3, 3)).isInstanceOf(DoubleRandomException.class);
        assertThatThrownBy(() -> tree.inclusion(0, 4)).isInstanceOf(DoubleRandomException.class);
        assertThatThrownBy(() -> tree.consistency(0, 3)).isInstanceOf(DoubleRandomException.class);
        assertThatThrownBy(() -> tree.root(4)).isInstanceOf(DoubleRandomException.class);
    }
}
