// SPDX-License-Identifier: Apache-2.0
package org.rostrum.monitor.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import org.rostrum.monitor.History.Series;

/** A mean over a span of time. */
@Entity(name = "Sample")
@Table(name = "monitor_sample")
class SampleEntity {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "monitor_sample")
    @SequenceGenerator(name = "monitor_sample", sequenceName = "monitor_sample_seq", allocationSize = 50)
    private long id;

    private String series;

    @Column(name = "span_seconds")
    private int spanSeconds;

    @Column(name = "at_time")
    private Instant at;

    @Column(name = "mean")
    private double mean;

    @SuppressWarnings("NullAway.Init") // for the provider
    protected SampleEntity() {}

    /** @param at begin of the span */
    SampleEntity(Series series, Duration span, Instant at, double mean) {
        this.series = series.word();
        this.spanSeconds = (int) span.toSeconds();
        this.at = at;
        this.mean = mean;
    }

    String series() {
        return series;
    }

    Instant at() {
        return at;
    }

    double mean() {
        return mean;
    }
}
