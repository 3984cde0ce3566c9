// SPDX-License-Identifier: Apache-2.0
package org.rostrum.itest;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotNull;
import static org.junit.Assert.assertTrue;
import static org.ops4j.pax.exam.CoreOptions.maven;
import static org.ops4j.pax.exam.CoreOptions.systemProperty;
import static org.ops4j.pax.exam.CoreOptions.systemTimeout;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.configureConsole;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.configureSecurity;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.editConfigurationFilePut;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.karafDistributionConfiguration;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.keepRuntimeFolder;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.inject.Inject;
import org.apache.karaf.features.BootFinished;
import org.apache.karaf.features.Feature;
import org.apache.karaf.features.FeaturesService;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.OptionUtils;
import org.ops4j.pax.exam.container.remote.RBCRemoteTargetOptions;
import org.ops4j.pax.exam.junit.PaxExam;
import org.ops4j.pax.exam.options.extra.VMOption;
import org.ops4j.pax.exam.spi.reactors.ExamReactorStrategy;
import org.ops4j.pax.exam.spi.reactors.PerClass;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.BundleListener;
import org.osgi.framework.wiring.BundleWiring;
import org.osgi.util.tracker.ServiceTracker;
import org.rostrum.extension.FeatureInfo;
import org.rostrum.extension.FeatureService;
import org.rostrum.listener.ListenerAddresses;

/** The built distribution, from inside its container. JUnit 4: Pax Exam knows no other. */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
public class InsideIT {

    @Inject
    private BundleContext context;

    @Inject
    private FeaturesService features;

    @Inject
    private BootFinished bootFinished;

    @Configuration
    public Option[] configuration() throws IOException {
        List<Integer> ports = ServerProcess.freePorts(5);
        Option[] distribution = {
            karafDistributionConfiguration()
                    .frameworkUrl(maven("org.rostrum", "rostrum-server").version(System.getProperty("rostrum.version")).type("tar.gz"))
                    .karafVersion("4.4.10")
                    .name("rostrum")
                    .unpackDirectory(new File(System.getProperty("rostrum.target"), "exam"))
                    .useDeployFolder(false),
            keepRuntimeFolder(),
            configureConsole().ignoreLocalConsole().ignoreRemoteShell(),
            systemProperty("itest.kars").value(Project.applause("1.0.0") + "," + Project.applause("1.1.0")),
            systemProperty("rostrum.data").value(Archive.target().resolve("exam-data").toString()),
            systemProperty("itest.features").value(partnerFeatures().toUri().toString()),
            configureSecurity().disableKarafMBeanServerBuilder(),
            RBCRemoteTargetOptions.waitForRBCFor(60_000),
            systemTimeout(60_000),
            editConfigurationFilePut("etc/org.rostrum.listener.cfg", "httpsPort", ports.get(0).toString()),
            editConfigurationFilePut("etc/org.rostrum.listener.cfg", "httpPort", ports.get(1).toString()),
            editConfigurationFilePut("etc/org.rostrum.listener.cfg", "platformPort", ports.get(2).toString()),
            editConfigurationFilePut("etc/org.rostrum.listener.cfg", "turnPort", "0"),
            editConfigurationFilePut("etc/org.rostrum.listener.cfg", "turnTlsPort", "0"),
            editConfigurationFilePut("etc/org.rostrum.media.net.cfg", "port", ports.get(3).toString()),
            editConfigurationFilePut("etc/org.rostrum.media.turn.cfg", "port", "0"),
            editConfigurationFilePut("etc/org.rostrum.store.cfg", "url", ""),
            editConfigurationFilePut("etc/org.apache.karaf.shell.cfg", "sshPort", ports.get(4).toString()),
            editConfigurationFilePut("etc/org.ops4j.pax.url.mvn.cfg", "org.ops4j.pax.url.mvn.localRepository",
                    System.getProperty("org.ops4j.pax.url.mvn.localRepository")),
        };
        return OptionUtils.combine(distribution, virtualMachine());
    }

    /** What a partner delivers: a bundle and its description. */
    private static Path partnerFeatures() throws IOException {
        Path folder = Files.createDirectories(Path.of(System.getProperty("rostrum.target"), "partner"));
        Path bundle = EchoBundle.dropInto(folder);
        return Files.writeString(folder.resolve("features.xml"), """
                <features name="itest" xmlns="http://karaf.apache.org/xmlns/features/v1.6.0">
                  <feature name="itest-echo" version="1.0.0"><bundle>%s</bundle></feature>
                </features>
                """.formatted(bundle.toUri()));
    }

    /** What bin/karaf gives to Java; Pax Exam starts it without the script. */
    private static Option[] virtualMachine() {
        String open = "java.base/java.security java.base/java.net java.base/java.lang java.base/java.util java.naming/javax.naming.spi "
                + "java.rmi/sun.rmi.transport.tcp";
        String export = "java.base/sun.net.www.protocol.file java.base/sun.net.www.protocol.ftp java.base/sun.net.www.protocol.http "
                + "java.base/sun.net.www.protocol.https java.base/sun.net.www.protocol.jar java.base/sun.net.www.content.text "
                + "jdk.xml.dom/org.w3c.dom.html jdk.naming.rmi/com.sun.jndi.url.rmi java.rmi/sun.rmi.registry "
                + "java.security.sasl/com.sun.security.sasl java.naming/com.sun.jndi.ldap";
        Stream<String> fixed = Stream.of(
                "--add-reads=java.xml=java.logging",
                "--add-exports=java.base/org.apache.karaf.specs.locator=java.xml,ALL-UNNAMED",
                "--patch-module", "java.base=lib/endorsed/org.apache.karaf.specs.locator-4.4.10.jar",
                "--patch-module", "java.xml=lib/endorsed/org.apache.karaf.specs.java.xml-4.4.10.jar");
        Stream<String> opens = Arrays.stream(open.split(" ")).flatMap(p -> Stream.of("--add-opens", p + "=ALL-UNNAMED"));
        Stream<String> exports = Arrays.stream(export.split(" ")).map(p -> "--add-exports=" + p + "=ALL-UNNAMED");
        Stream<String> classes = Stream.of("-classpath", "lib/jdk9plus/*" + File.pathSeparator + "lib/boot/*" + File.pathSeparator + "lib/endorsed/*");
        return Stream.of(fixed, opens, exports, classes).flatMap(s -> s).map(VMOption::new).toArray(Option[]::new);
    }

    @Test // 00/R-22, 10/CMP-1: the parts of the core are there and each has its own state
    public void partsOfTheCoreAreStarted() throws Exception {
        for (String part : List.of("store", "engine", "signal", "http", "web", "manager")) {
            Feature feature = features.getFeature("rostrum-" + part);
            assertNotNull(part, feature);
            assertTrue(part, features.isInstalled(feature));
            assertEquals(part, "Started", features.getState(feature.getId()).name());
        }
    }

    @Test
    public void everyBundleOfOursIsActive() {
        String lazy = Arrays.stream(context.getBundles())
                .filter(b -> b.getSymbolicName().startsWith("org.rostrum.") && b.getState() != Bundle.ACTIVE)
                .map(Bundle::getSymbolicName)
                .collect(Collectors.joining(", "));

        assertEquals("", lazy);
    }

    @Test
    public void listenerTellsItsAddresses() throws Exception {
        ServiceTracker<ListenerAddresses, ListenerAddresses> tracker = new ServiceTracker<>(context, ListenerAddresses.class, null);
        tracker.open();
        try {
            ListenerAddresses addresses = tracker.waitForService(10_000);
            assertNotNull("no ListenerAddresses: has org.rostrum.listener its configuration?", addresses);
            assertTrue(addresses.webAddresses().toString(), addresses.webAddresses().get(0).toString().startsWith("https://localhost:"));
        } finally {
            tracker.close();
        }
    }

    @Test // 00/R-22: what is added or taken away while the server runs touches nothing else
    public void addedFeatureRefreshesNoOtherBundle() throws Exception {
        Map<Long, BundleWiring> before = wirings();

        features.addRepository(URI.create(System.getProperty("itest.features")));
        features.installFeature("itest-echo");
        Bundle added = Arrays.stream(context.getBundles()).filter(b -> b.getSymbolicName().equals("itest-echo")).findFirst().orElseThrow();
        assertEquals(Bundle.ACTIVE, added.getState());
        features.uninstallFeature("itest-echo");

        Map<Long, BundleWiring> after = wirings();
        List<String> touched = new ArrayList<>();
        before.forEach((id, wiring) -> {
            if (after.get(id) != wiring) {
                touched.add(context.getBundle(id).getSymbolicName());
            }
        });
        assertEquals(List.of(), touched);
    }

    @Test // 10/EXT, 00/R-22: an extension that comes, is upgraded and goes stops, starts and refreshes no other bundle
    public void extensionTouchesNoOtherBundle() throws Exception {
        FeatureService extensions = service(FeatureService.class);
        Map<Long, BundleWiring> before = wirings();
        List<String> events = new CopyOnWriteArrayList<>();
        BundleListener listener = event -> events.add(event.getBundle().getSymbolicName() + " " + event.getType());
        context.addBundleListener(listener);
        try {
            for (String kar : System.getProperty("itest.kars").split(",")) {
                try (InputStream in = Files.newInputStream(Path.of(kar))) {
                    assertEquals(FeatureInfo.State.ACTIVE, extensions.add(in, "itest").state());
                }
            }
            assertEquals("1.1.0", context.getBundles()[context.getBundles().length - 1].getVersion().toString());
            extensions.remove("org.example.applause", "itest");
        } finally {
            context.removeBundleListener(listener);
        }
        assertEquals(List.of(), events.stream().filter(e -> !e.startsWith("org.example.applause ")).toList());
        assertEquals(2, events.stream().filter(e -> e.endsWith(" " + BundleEvent.STARTED)).count());
        assertEquals(before, wirings());
    }

    private <T> T service(Class<T> type) throws InterruptedException {
        ServiceTracker<T, T> tracker = new ServiceTracker<>(context, type, null);
        tracker.open();
        T service = tracker.waitForService(10_000);
        assertNotNull("no " + type, service);
        return service;
    }

    private Map<Long, BundleWiring> wirings() {
        Map<Long, BundleWiring> wirings = new HashMap<>();
        for (Bundle bundle : context.getBundles()) {
            wirings.put(bundle.getBundleId(), bundle.adapt(BundleWiring.class));
        }
        return wirings;
    }
}
