// SPDX-License-Identifier: Apache-2.0
package org.rostrum.web.conference.internal;

import jakarta.servlet.Servlet;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletName;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;
import org.rostrum.conference.ConferenceService;
import org.rostrum.web.ApplicationServlet;

/** Public pages of conferences (80/UCP-1); an unknown conference is a 404. */
@Component(service = Servlet.class)
@HttpWhiteboardServletName("rostrum-web-conference")
@HttpWhiteboardServletPattern({"/c/*", "/assets/conference/*"})
public final class ConferenceServlet extends ApplicationServlet {

    private static final long serialVersionUID = 1L;

    private final transient KnownConferences known;

    @Activate
    public ConferenceServlet() {
        this(new KnownConferences());
    }

    private ConferenceServlet(KnownConferences known) {
        super(known);
        this.known = known;
    }

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC, policyOption = ReferencePolicyOption.GREEDY)
    void setConferences(ConferenceService service) {
        known.use(service);
    }

    void unsetConferences(ConferenceService service) {
        known.drop(service);
    }
}
