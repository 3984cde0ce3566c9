// SPDX-License-Identifier: Apache-2.0
package org.rostrum.settings.internal;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.rostrum.settings.Restart;
import org.rostrum.settings.SettingInfo;
import org.rostrum.settings.SettingType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * Reads the Metatype descriptions that the build makes of our configuration types. The Metatype service is of no help: it does
 * not tell the bounds of a number. Pure but for the bundle's entries.
 */
final class MetatypeFile {

    private static final Logger logger = LoggerFactory.getLogger(MetatypeFile.class);

    /** What closes connections when it is configured anew. */
    private static final Map<String, Restart> RESTARTS = Map.of("org.rostrum.listener", Restart.LISTENER);

    /** One described PID. */
    record Pid(String pid, String title, List<NodeSetting> settings) {}

    private MetatypeFile() {}

    /** All PIDs of a bundle; a bundle that is gone has none. */
    static List<Pid> of(Bundle bundle) {
        List<Pid> found = new ArrayList<>();
        Enumeration<URL> files = bundle.getState() == Bundle.UNINSTALLED ? null : bundle.findEntries("OSGI-INF/metatype", "*.xml", false);
        for (URL file : files == null ? List.<URL>of() : Collections.list(files)) {
            try (InputStream in = file.openStream()) {
                found.addAll(read(in));
            } catch (IOException e) {
                logger.warn("{} cannot be read", file, e);
            }
        }
        return found;
    }

    static List<Pid> read(InputStream xml) throws IOException {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setNamespaceAware(true);
            Element root = factory.newDocumentBuilder().parse(xml).getDocumentElement();
            List<Pid> pids = new ArrayList<>();
            for (Element designate : children(root, "Designate")) {
                String pid = designate.getAttribute("pid");
                children(designate, "Object").stream().findFirst().ifPresent(object -> children(root, "OCD").stream()
                        .filter(definition -> definition.getAttribute("id").equals(object.getAttribute("ocdref")) && !pid.isEmpty())
                        .forEach(definition -> pids.add(pid(pid, definition))));
            }
            return pids;
        } catch (SAXException | ParserConfigurationException e) {
            throw new IOException("not a Metatype description", e);
        }
    }

    private static Pid pid(String pid, Element definition) {
        String title = definition.getAttribute("name").replaceFirst("^Rostrum: ", "");
        return new Pid(pid, Character.toUpperCase(title.charAt(0)) + title.substring(1),
                children(definition, "AD").stream().map(attribute -> setting(pid, attribute)).toList());
    }

    private static NodeSetting setting(String pid, Element attribute) {
        List<String> choices = children(attribute, "Option").stream().map(option -> option.getAttribute("value")).toList();
        boolean several = !attribute.getAttribute("cardinality").isEmpty() && !attribute.getAttribute("cardinality").equals("0");
        SettingType type = several ? SettingType.LIST : choices.isEmpty() ? type(attribute.getAttribute("type")) : SettingType.CHOICE;
        SettingInfo info = new SettingInfo(attribute.getAttribute("name"), attribute.getAttribute("description"), type, null,
                number(attribute, "min"), number(attribute, "max"), choices, RESTARTS.get(pid));
        return new NodeSetting(pid, attribute.getAttribute("id"), info, fallback(attribute.getAttribute("default"), several));
    }

    /** The default as text, several ones a line each. Metatype parts them by commas; what follows a backslash stands for itself. */
    private static String fallback(String escaped, boolean several) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < escaped.length(); i++) {
            char c = escaped.charAt(i);
            if (c == '\\' && i + 1 < escaped.length()) {
                text.append(escaped.charAt(++i));
            } else {
                text.append(c == ',' && several ? '\n' : c);
            }
        }
        return text.toString();
    }

    private static SettingType type(String metatype) {
        return switch (metatype) {
            case "Integer", "Long", "Short" -> SettingType.NUMBER;
            case "Boolean" -> SettingType.FLAG;
            case "Password" -> SettingType.SECRET;
            default -> SettingType.TEXT;
        };
    }

    private static @Nullable Long number(Element attribute, String name) {
        String text = attribute.getAttribute(name);
        return text.isEmpty() ? null : Long.valueOf(text);
    }

    private static List<Element> children(Element parent, String name) {
        List<Element> found = new ArrayList<>();
        NodeList nodes = parent.getChildNodes();
        for (int i = 0; i < nodes.getLength(); i++) {
            Node node = nodes.item(i);
            if (node instanceof Element element && name.equals(element.getLocalName())) {
                found.add(element);
            }
        }
        return found;
    }
}
