package io.doublerandom.app.browser;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/** A picture of a window made small enough for the documentation: fewer shades, the strongest compression. */
final class Illustration {
    /** What the documentation may weigh, a picture. */
    static final int MOST_BYTES = 150_000;

    private static final int SHADES = 4;

    private Illustration() {}

    /** Keeps a PNG in a file. */
    static void keep(byte[] png, Path file) {
        try {
            BufferedImage taken = Objects.requireNonNull(ImageIO.read(new ByteArrayInputStream(png)));
            BufferedImage plain = new BufferedImage(taken.getWidth(), taken.getHeight(), BufferedImage.TYPE_INT_RGB);
            for (int y = 0; y < taken.getHeight(); y++) {
                for (int x = 0; x < taken.getWidth(); x++) {
                    plain.setRGB(x, y, rounded(taken.getRGB(x, y)));
                }
            }
            Files.createDirectories(Objects.requireNonNull(file.toAbsolutePath().getParent()));
            Files.deleteIfExists(file);
            ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
            try (ImageOutputStream out = ImageIO.createImageOutputStream(file.toFile())) {
                ImageWriteParam strongest = writer.getDefaultWriteParam();
                strongest.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
                strongest.setCompressionQuality(0);
                writer.setOutput(out);
                writer.write(null, new IIOImage(plain, null, null), strongest);
            } finally {
                writer.dispose();
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static int rounded(int colour) {
        int rounded = 0;
        for (int shift = 0; shift < 24; shift += 8) {
            int value = (colour >> shift & 0xff) + SHADES / 2;
            rounded |= (value > 0xff - SHADES ? 0xff : value / SHADES * SHADES) << shift;
        }
        return rounded;
    }
}
