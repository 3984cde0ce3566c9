// SPDX-License-Identifier: Apache-2.0
package org.example.applause;

import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rostrum.edge.HealthCheck;
import org.rostrum.edge.MetricSource;

/** Health check and figures: what monitoring sees of the extension. */
@Component(service = {HealthCheck.class, MetricSource.class})
public final class ApplauseHealth implements HealthCheck, MetricSource {

    private final Applause applause;

    @Activate
    public ApplauseHealth(@Reference Applause applause) {
        this.applause = applause;
    }

    @Override
    public String name() {
        return "applause";
    }

    @Override
    public Result check() {
        return Result.OK;
    }

    @Override
    public void collect(Sink sink) {
        sink.counter("rostrum_applause_claps_total", "Claps since the extension came.", Map.of(), applause.total());
    }
}
