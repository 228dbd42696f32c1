package io.doublerandom.adapters.ministry;

import io.doublerandom.core.DoubleRandomException;
import io.doublerandom.core.ErrorCode;
import io.doublerandom.core.Place;
import io.doublerandom.core.Problem;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.util.StreamReaderDelegate;

/**
 * A StAX reader for documents of strangers: it knows no DTD, no entity of its own, no processing instruction, no
 * attribute in a namespace, and keeps depth, attributes and text within the limits of the contract.
 *
 * <p>It reads from memory only, so that nothing a document says can open a file or a connection. A document that goes
 * beyond is refused with {@link ErrorCode#DOCUMENT_MALFORMED} or {@link ErrorCode#LIMIT_EXCEEDED}, naming line and
 * column and never a value.
 */
final class GuardedReader extends StreamReaderDelegate {
    private static final int MAX_DEPTH = 8;
    private static final int MAX_ATTRIBUTES = 8;
    private static final int MAX_ATTRIBUTE = 400;
    private static final String LIMIT = "http://www.oracle.com/xml/jaxp/properties/";

    private final String source;
    private int depth;
    private int characters;

    private GuardedReader(XMLStreamReader reader, String source) {
        super(reader);
        this.source = source;
    }

    /** Opens a document of UTF-8 bytes. */
    static GuardedReader open(byte[] document, String source) {
        if (document.length > MinXmlContract.MAX_BYTES) {
            throw new DoubleRandomException(new Problem(
                    ErrorCode.LIMIT_EXCEEDED,
                    Place.of(source),
                    document.length + " bytes, at most " + MinXmlContract.MAX_BYTES));
        }
        try {
            XMLStreamReader reader = factory().createXMLStreamReader(new StringReader(utf8(document, source)));
            String declared = reader.getCharacterEncodingScheme();
            if (declared != null && !declared.equalsIgnoreCase("UTF-8")) {
                throw new DoubleRandomException(
                        new Problem(ErrorCode.INPUT_NOT_UTF8, Place.of(source), "the XML declaration names another"));
            }
            return new GuardedReader(reader, source);
        } catch (XMLStreamException e) {
            throw malformed(source, e);
        }
    }

    /** What a parser's complaint becomes: the place, and no word of the document. */
    static DoubleRandomException malformed(String source, XMLStreamException fault) {
        int line = fault.getLocation() == null ? 0 : fault.getLocation().getLineNumber();
        int column = fault.getLocation() == null ? 0 : fault.getLocation().getColumnNumber();
        return new DoubleRandomException(new Problem(
                ErrorCode.DOCUMENT_MALFORMED,
                new Place(source, Math.max(line, 0), "", Math.max(column, 0)),
                "not well-formed XML"));
    }

    @Override
    public int next() throws XMLStreamException {
        int event = super.next();
        switch (event) {
            case START_ELEMENT -> startElement();
            case END_ELEMENT -> {
                depth--;
                characters = 0;
            }
            case CHARACTERS, CDATA, SPACE -> text();
            case DTD -> throw refused(ErrorCode.DOCUMENT_MALFORMED, "a document type declaration");
            case ENTITY_REFERENCE -> throw refused(ErrorCode.DOCUMENT_MALFORMED, "a reference to an entity");
            case PROCESSING_INSTRUCTION -> throw refused(ErrorCode.DOCUMENT_MALFORMED, "a processing instruction");
            default -> {
                // comments and the ends of the document carry nothing
            }
        }
        return event;
    }

    private void startElement() {
        depth++;
        characters = 0;
        if (depth > MAX_DEPTH) {
            throw refused(ErrorCode.LIMIT_EXCEEDED, "elements nested deeper than " + MAX_DEPTH);
        }
        if (getAttributeCount() > MAX_ATTRIBUTES) {
            throw refused(ErrorCode.LIMIT_EXCEEDED, "more than " + MAX_ATTRIBUTES + " attributes");
        }
        for (int i = 0; i < getAttributeCount(); i++) {
            String namespace = getAttributeNamespace(i);
            if (namespace != null && !namespace.isEmpty()) {
                throw refused(ErrorCode.DOCUMENT_MALFORMED, "an attribute in a namespace");
            }
            if (getAttributeValue(i).length() > MAX_ATTRIBUTE) {
                throw refused(ErrorCode.LIMIT_EXCEEDED, "an attribute longer than " + MAX_ATTRIBUTE);
            }
        }
    }

    private void text() {
        characters += getTextLength();
        if (characters > MinXmlContract.MAX_FIELD) {
            throw refused(ErrorCode.LIMIT_EXCEEDED, "text longer than " + MinXmlContract.MAX_FIELD);
        }
    }

    private DoubleRandomException refused(ErrorCode code, String what) {
        return new DoubleRandomException(new Problem(
                code,
                new Place(
                        source,
                        Math.max(getLocation().getLineNumber(), 0),
                        "",
                        Math.max(getLocation().getColumnNumber(), 0)),
                what));
    }

    private static String utf8(byte[] document, String source) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(document))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new DoubleRandomException(
                    new Problem(ErrorCode.INPUT_NOT_UTF8, Place.of(source), document.length + " bytes"), e);
        }
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        factory.setProperty(LIMIT + "elementAttributeLimit", Integer.toString(MAX_ATTRIBUTES));
        factory.setProperty(LIMIT + "maxXMLNameLimit", "128");
        factory.setProperty(LIMIT + "entityExpansionLimit", "1");
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("nothing outside the document is read");
        });
        return factory;
    }
}
