package io.doublerandom.adapters.ministry;

import io.doublerandom.adapters.ministry.xml.ExchangePackage;
import io.doublerandom.adapters.ministry.xml.Fault;
import io.doublerandom.adapters.ministry.xml.Receipt;
import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.ErrorCode;
import io.doublerandom.core.Place;
import io.doublerandom.core.Problem;
import jakarta.xml.bind.JAXBContext;
import jakarta.xml.bind.JAXBException;
import jakarta.xml.bind.Marshaller;
import jakarta.xml.bind.Unmarshaller;
import jakarta.xml.bind.ValidationEvent;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.xml.sax.SAXException;

/**
 * Messages of {@code min-xml/1} as bytes and as objects (JAXB), both ways checked against the contract's schema.
 *
 * <p>The schema comes from the class path and is compiled without any access outside it. Reading goes through
 * {@link GuardedReader}. Instances may be shared between threads.
 */
public final class PackageCodec {
    /** Name of the schema beside this class. */
    public static final String SCHEMA = "min-xml-1.xsd";

    private static final Pattern RULE = Pattern.compile("^(cvc-[A-Za-z0-9.-]{1,60})");

    private final JAXBContext context;
    private final Schema schema;

    /** A codec with the schema compiled. */
    public PackageCodec() {
        try {
            context = JAXBContext.newInstance(ExchangePackage.class, Receipt.class, Fault.class);
            schema = schema();
        } catch (JAXBException | SAXException | IOException e) {
            throw new IllegalStateException("the schema of " + MinXmlContract.NAME + " cannot be compiled", e);
        }
    }

    /**
     * Writes a message.
     *
     * @param message an {@link ExchangePackage}, {@link Receipt} or {@link Fault}
     * @return UTF-8 bytes
     * @throws DoubleRandomException {@link ErrorCode#DOCUMENT_MALFORMED} if it breaks the schema
     */
    public byte[] write(Object message) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(4096);
        Complaint complaint = new Complaint();
        try {
            Marshaller marshaller = context.createMarshaller();
            marshaller.setProperty(Marshaller.JAXB_ENCODING, StandardCharsets.UTF_8.name());
            marshaller.setSchema(schema);
            marshaller.setEventHandler(complaint::hear);
            marshaller.marshal(message, bytes);
            return bytes.toByteArray();
        } catch (JAXBException e) {
            throw complaint.refusal("outgoing message", e);
        }
    }

    /**
     * Reads a message of one kind.
     *
     * @param document its bytes
     * @param kind the kind asked for
     * @param source name of the document in problems
     * @param <T> the kind asked for
     * @throws DoubleRandomException {@link ErrorCode#DOCUMENT_MALFORMED}, {@link ErrorCode#LIMIT_EXCEEDED} or
     *     {@link ErrorCode#INPUT_NOT_UTF8}
     */
    public <T> T read(byte[] document, Class<T> kind, String source) {
        Complaint complaint = new Complaint();
        GuardedReader reader = GuardedReader.open(document, source);
        try {
            Unmarshaller unmarshaller = context.createUnmarshaller();
            unmarshaller.setSchema(schema);
            unmarshaller.setEventHandler(complaint::hear);
            Object message = unmarshaller.unmarshal(reader);
            while (reader.hasNext()) {
                reader.next();
            }
            if (!kind.isInstance(message)) {
                throw new DoubleRandomException(
                        new Problem(ErrorCode.DOCUMENT_MALFORMED, Place.of(source), "not a " + kind.getSimpleName()));
            }
            return kind.cast(message);
        } catch (XMLStreamException e) {
            throw GuardedReader.malformed(source, e);
        } catch (JAXBException e) {
            if (e.getLinkedException() instanceof XMLStreamException fault) {
                throw GuardedReader.malformed(source, fault);
            }
            throw complaint.refusal(source, e);
        }
    }

    private static Schema schema() throws SAXException, IOException {
        SchemaFactory factory = SchemaFactory.newDefaultInstance();
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
        try (InputStream stream =
                Objects.requireNonNull(PackageCodec.class.getResourceAsStream(SCHEMA), "schema on the class path")) {
            return factory.newSchema(new StreamSource(stream));
        }
    }

    /** The first breach of the schema: its place and rule, not its words, which quote the value. */
    private static final class Complaint {
        private String rule = "does not fit the schema";
        private int line;
        private int column;
        private boolean heard;

        boolean hear(ValidationEvent event) {
            if (!heard) {
                heard = true;
                Matcher name = RULE.matcher(Objects.requireNonNullElse(event.getMessage(), ""));
                rule = name.find() ? "breaks the schema: " + name.group(1) : rule;
                line = event.getLocator() == null ? 0 : event.getLocator().getLineNumber();
                column = event.getLocator() == null ? 0 : event.getLocator().getColumnNumber();
            }
            return false;
        }

        DoubleRandomException refusal(String source, JAXBException cause) {
            Place place = new Place(source, Math.max(line, 0), "", Math.max(column, 0));
            // The cause is left out on purpose: its message quotes the value that was refused.
            Objects.requireNonNull(cause);
            return new DoubleRandomException(new Problem(ErrorCode.DOCUMENT_MALFORMED, place, rule));
        }
    }
}
