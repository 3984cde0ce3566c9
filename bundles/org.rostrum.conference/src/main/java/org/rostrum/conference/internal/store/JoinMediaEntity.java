// SPDX-License-Identifier: Apache-2.0
package org.rostrum.conference.internal.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;
import org.rostrum.base.id.ParticipantId;
import org.rostrum.base.id.SessionId;
import org.rostrum.conference.history.JoinMedia;
import org.rostrum.conference.history.JoinMedia.Figure;
import org.rostrum.media.stats.Rating;

/** Row of how good the connection of a join was. */
@Entity(name = "JoinMedia")
@Table(name = "conference_join_media")
@IdClass(JoinRecordEntity.Key.class)
@SuppressWarnings("NullAway.Init") // filled by the provider
class JoinMediaEntity {

    @Id
    @Column(name = "session_id")
    private long sessionId;

    @Id
    @Column(name = "participant_id")
    private String participantId;

    private int samples;
    private String path;

    @Column(name = "audio_codec")
    private @Nullable String audioCodec;

    @Column(name = "video_codec")
    private @Nullable String videoCodec;

    private int width;
    private int height;
    private double fps;

    @Column(name = "bitrate_up_mean")
    private @Nullable Double bitrateUpMean;

    @Column(name = "bitrate_up_p95")
    private @Nullable Double bitrateUpP95;

    @Column(name = "bitrate_up_max")
    private @Nullable Double bitrateUpMax;

    @Column(name = "bitrate_down_mean")
    private @Nullable Double bitrateDownMean;

    @Column(name = "bitrate_down_p95")
    private @Nullable Double bitrateDownP95;

    @Column(name = "bitrate_down_max")
    private @Nullable Double bitrateDownMax;

    @Column(name = "loss_up_mean")
    private @Nullable Double lossUpMean;

    @Column(name = "loss_up_p95")
    private @Nullable Double lossUpP95;

    @Column(name = "loss_up_max")
    private @Nullable Double lossUpMax;

    @Column(name = "loss_down_mean")
    private @Nullable Double lossDownMean;

    @Column(name = "loss_down_p95")
    private @Nullable Double lossDownP95;

    @Column(name = "loss_down_max")
    private @Nullable Double lossDownMax;

    @Column(name = "jitter_mean")
    private @Nullable Double jitterMean;

    @Column(name = "jitter_p95")
    private @Nullable Double jitterP95;

    @Column(name = "jitter_max")
    private @Nullable Double jitterMax;

    @Column(name = "round_trip_mean")
    private @Nullable Double roundTripMean;

    @Column(name = "round_trip_p95")
    private @Nullable Double roundTripP95;

    @Column(name = "round_trip_max")
    private @Nullable Double roundTripMax;

    private int fair;
    private int poor;

    @Enumerated(EnumType.STRING)
    private Rating.Cause cause;

    protected JoinMediaEntity() {}

    JoinMediaEntity(SessionId session, ParticipantId participant, JoinMedia media) {
        sessionId = session.value();
        participantId = participant.value();
        set(media);
    }

    void set(JoinMedia media) {
        samples = media.samples();
        path = media.path();
        audioCodec = media.audioCodec();
        videoCodec = media.videoCodec();
        width = media.width();
        height = media.height();
        fps = media.fps();
        Figure bitrateUp = media.bitrateUp();
        bitrateUpMean = bitrateUp == null ? null : bitrateUp.mean();
        bitrateUpP95 = bitrateUp == null ? null : bitrateUp.p95();
        bitrateUpMax = bitrateUp == null ? null : bitrateUp.max();
        Figure bitrateDown = media.bitrateDown();
        bitrateDownMean = bitrateDown == null ? null : bitrateDown.mean();
        bitrateDownP95 = bitrateDown == null ? null : bitrateDown.p95();
        bitrateDownMax = bitrateDown == null ? null : bitrateDown.max();
        Figure lossUp = media.lossUp();
        lossUpMean = lossUp == null ? null : lossUp.mean();
        lossUpP95 = lossUp == null ? null : lossUp.p95();
        lossUpMax = lossUp == null ? null : lossUp.max();
        Figure lossDown = media.lossDown();
        lossDownMean = lossDown == null ? null : lossDown.mean();
        lossDownP95 = lossDown == null ? null : lossDown.p95();
        lossDownMax = lossDown == null ? null : lossDown.max();
        Figure jitter = media.jitter();
        jitterMean = jitter == null ? null : jitter.mean();
        jitterP95 = jitter == null ? null : jitter.p95();
        jitterMax = jitter == null ? null : jitter.max();
        Figure roundTrip = media.roundTrip();
        roundTripMean = roundTrip == null ? null : roundTrip.mean();
        roundTripP95 = roundTrip == null ? null : roundTrip.p95();
        roundTripMax = roundTrip == null ? null : roundTrip.max();
        fair = media.fair();
        poor = media.poor();
        cause = media.cause();
    }

    String participantId() {
        return participantId;
    }

    JoinMedia media() {
        return new JoinMedia(samples, path, audioCodec, videoCodec, width, height, fps,
                figure(bitrateUpMean, bitrateUpP95, bitrateUpMax),
                figure(bitrateDownMean, bitrateDownP95, bitrateDownMax),
                figure(lossUpMean, lossUpP95, lossUpMax),
                figure(lossDownMean, lossDownP95, lossDownMax),
                figure(jitterMean, jitterP95, jitterMax),
                figure(roundTripMean, roundTripP95, roundTripMax),
                fair, poor, cause);
    }

    private @Nullable Figure figure(@Nullable Double mean, @Nullable Double p95, @Nullable Double max) {
        return mean == null || p95 == null || max == null ? null : new Figure(samples, mean, p95, max);
    }
}
