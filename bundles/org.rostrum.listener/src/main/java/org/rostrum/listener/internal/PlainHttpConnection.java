// SPDX-License-Identifier: Apache-2.0
package org.rostrum.listener.internal;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.function.IntUnaryOperator;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpParser;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.io.AbstractConnection;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import org.rostrum.edge.PlainHttpText;

/**
 * One request without TLS: its header is read, {@link PlainHttpAnswer} given, the connection closed. Nothing of the server is behind
 * it. Confined to one thread at a time.
 */
final class PlainHttpConnection extends AbstractConnection implements Connection.UpgradeTo, HttpParser.RequestHandler {

    private final HttpParser parser;
    private final IntUnaryOperator httpsPortFor;
    private final String version;
    private final PlainHttpText texts;
    private final ByteBuffer buffer = BufferUtil.allocate(4096);
    private String method = "";
    private String target = "";
    private @Nullable String host;
    private boolean answered;

    /** @param httpsPortFor from the port that was reached to the one to go to */
    PlainHttpConnection(EndPoint endPoint, Connector connector, int maxHeaderBytes, IntUnaryOperator httpsPortFor, String version,
            PlainHttpText texts) {
        super(endPoint, connector.getExecutor());
        this.parser = new HttpParser(this, maxHeaderBytes);
        this.httpsPortFor = httpsPortFor;
        this.version = version;
        this.texts = texts;
    }

    @Override
    public void onUpgradeTo(@Nullable ByteBuffer looked) {
        BufferUtil.append(buffer, looked == null ? BufferUtil.EMPTY_BUFFER : looked);
    }

    @Override
    public void onOpen() {
        super.onOpen();
        parser.parseNext(buffer);
        if (!answered) {
            fillInterested();
        }
    }

    @Override
    public void onFillable() {
        try {
            while (!answered) {
                BufferUtil.clear(buffer);
                int n = getEndPoint().fill(buffer);
                if (n == 0) {
                    fillInterested();
                    return;
                }
                if (n < 0) {
                    close();
                    return;
                }
                parser.parseNext(buffer);
            }
        } catch (IOException e) {
            close();
        }
    }

    @Override
    public void startRequest(String method, String uri, HttpVersion httpVersion) {
        this.method = method;
        this.target = uri;
    }

    @Override
    public void parsedHeader(HttpField field) {
        if (field.getHeader() == HttpHeader.HOST) {
            host = field.getValue();
        }
    }

    @Override
    public boolean headerComplete() {
        int reached = ((InetSocketAddress) getEndPoint().getLocalSocketAddress()).getPort();
        answer(PlainHttpAnswer.to(target, host, reached, httpsPortFor.applyAsInt(reached), version, texts));
        return true;
    }

    @Override
    public void badMessage(HttpException failure) {
        answer(new PlainHttpAnswer(400, null, "Bad Request\n"));
    }

    @Override
    public void earlyEOF() {
        close();
    }

    @Override
    public boolean content(ByteBuffer item) {
        return true;
    }

    @Override
    public boolean contentComplete() {
        return true;
    }

    @Override
    public boolean messageComplete() {
        return true;
    }

    private void answer(PlainHttpAnswer answer) {
        if (!answered) {
            answered = true;
            getEndPoint().write(Callback.from(this::close), ByteBuffer.wrap(answer.bytes(method.equals("HEAD"))));
        }
    }
}
