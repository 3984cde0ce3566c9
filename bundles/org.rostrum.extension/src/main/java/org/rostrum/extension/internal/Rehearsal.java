// SPDX-License-Identifier: Apache-2.0
package org.rostrum.extension.internal;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.jspecify.annotations.Nullable;
import org.rostrum.base.error.RostrumException;
import org.rostrum.extension.ExtensionError;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Feature files as they are tried: the same, but with versions that nobody else has. The kernel knows features by name and version and
 * keeps those of the extension that is there until it goes; with the same version it would take either. Confined to one thread.
 */
final class Rehearsal {

    private static final String VERSION = "version";

    /** By name: the version in the file. A KAR has each feature once. */
    private final Map<String, String> own = new HashMap<>();
    private final String mark;

    private Rehearsal(String mark) {
        this.mark = mark;
    }

    /** What to try instead of a KAR's own files; {@code extensionInvalid} if these cannot be read. */
    static Platform.Coming of(Kar kar, Path folder) throws IOException {
        Rehearsal rehearsal = new Rehearsal(kar.sha256().substring(0, 12));
        List<Document> documents = kar.descriptors().stream().map(Rehearsal::read).toList();
        documents.forEach(rehearsal::learn);
        Files.createDirectories(folder);
        Set<URI> written = new HashSet<>();
        for (Document document : documents) {
            rehearsal.mark(document);
            Path file = folder.resolve(written.size() + "-features.xml");
            write(document, file);
            written.add(file.toUri());
        }
        return new Platform.Coming(kar.id(), FeatureVersion.marked(rehearsal.own.getOrDefault(kar.id(), ""), rehearsal.mark), written);
    }

    private void learn(Document document) {
        for (Element feature : features(document)) {
            if (own.put(feature.getAttribute("name"), feature.getAttribute(VERSION)) != null) {
                throw invalid("brings the feature " + feature.getAttribute("name") + " twice", null);
            }
        }
    }

    private void mark(Document document) {
        List<Element> features = features(document);
        for (Element feature : features) {
            feature.setAttribute(VERSION, FeatureVersion.marked(feature.getAttribute(VERSION), mark));
            NodeList inside = feature.getElementsByTagNameNS("*", "feature");
            for (int i = 0; i < inside.getLength(); i++) {
                refer((Element) inside.item(i));
            }
        }
    }

    /** A feature that another one needs: the KAR's own, if it is the version that is asked for. */
    private void refer(Element reference) {
        String name = reference.getTextContent().strip();
        String version = own.get(name);
        if (version != null && FeatureVersion.meets(version, reference.getAttribute(VERSION))) {
            reference.setAttribute(VERSION, FeatureVersion.marked(version, mark));
        }
    }

    private static List<Element> features(Document document) {
        NodeList children = document.getDocumentElement().getChildNodes();
        List<Element> features = new ArrayList<>();
        for (int i = 0; i < children.getLength(); i++) {
            Node child = children.item(i);
            if (child instanceof Element element && "feature".equals(child.getLocalName())) {
                features.add(element);
            }
        }
        return features;
    }

    private static Document read(Path file) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            DocumentBuilder builder = factory.newDocumentBuilder();
            // Throws what is wrong, where the default one writes it to the terminal
            builder.setErrorHandler(new DefaultHandler());
            return builder.parse(file.toFile());
        } catch (SAXException | IOException | ParserConfigurationException e) {
            throw invalid("has a feature file that cannot be read: " + e.getMessage(), e);
        }
    }

    private static void write(Document document, Path file) throws IOException {
        try {
            TransformerFactory.newInstance().newTransformer().transform(new DOMSource(document), new StreamResult(file.toFile()));
        } catch (TransformerException e) {
            throw new IOException(e);
        }
    }

    private static RostrumException invalid(String what, @Nullable Throwable cause) {
        return new RostrumException(ExtensionError.EXTENSION_INVALID, "The KAR " + what + ".", null, cause);
    }
}
