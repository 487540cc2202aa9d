package app.tangible.web.remote;

import app.tangible.web.ProblemException;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsResource;

/** Tells phones what happens, as server-sent events (HTML, section 9.2). */
@Component(service = EventsResource.class, configurationPid = "app.tangible.web.remote")
@JakartarsResource
@Paired
@Path("/remote/v1/events")
public final class EventsResource {

  private final ReentrantLock lock = new ReentrantLock();
  private final List<EventStream> open = new ArrayList<>();
  private final ObjectMapper json =
      JsonMapper.builder()
          .defaultPropertyInclusion(
              JsonInclude.Value.construct(
                  JsonInclude.Include.NON_NULL, JsonInclude.Include.USE_DEFAULTS))
          .build();
  private final HomePhones phones;
  private final WhatIsOn whatIsOn;
  private final int most;
  private final int mostOfOne;
  private final AutoCloseable removals;
  private boolean closed;

  /** Refuses bounds below 1. */
  @Activate
  public EventsResource(
      @Reference HomePhones phones, @Reference WhatIsOn whatIsOn, Settings settings) {
    if (settings.maxStreams() < 1 || settings.maxStreamsPerPhone() < 1) {
      throw new IllegalArgumentException("maxStreams and maxStreamsPerPhone are at least 1");
    }
    this.phones = phones;
    this.whatIsOn = whatIsOn;
    this.most = settings.maxStreams();
    this.mostOfOne = settings.maxStreamsPerPhone();
    this.removals = phones.onChange(this::dropUnknown);
  }

  /**
   * {@code now} carries what is on; {@code titles} says that the shelf, or who watches, has
   * changed. The first event is {@code now}.
   */
  @GET
  @Produces(MediaType.SERVER_SENT_EVENTS)
  public Response events(@Context SecurityContext context) {
    HomePhones.Known phone = Caller.of(context);
    EventStream stream = new EventStream(phone.id(), whatIsOn, json);
    admit(stream);
    StreamingOutput output =
        out -> {
          try {
            phones.here(phone.id(), 1);
            stream.run(out);
          } finally {
            leave(stream);
            phones.here(phone.id(), -1);
          }
        };
    return Response.ok(output, MediaType.SERVER_SENT_EVENTS_TYPE)
        .header("X-Accel-Buffering", "no")
        .build();
  }

  /** One phone's oldest makes room for its newest: it is the one that nobody reads any more. */
  private void admit(EventStream stream) {
    lock.lock();
    try {
      List<EventStream> own =
          open.stream().filter(each -> each.phone().equals(stream.phone())).toList();
      if (own.size() >= mostOfOne) {
        own.getFirst().close();
        open.remove(own.getFirst());
      }
      if (closed || open.size() >= most) {
        throw new ProblemException(503, "streams", "Too many phones listen at a time.")
            .withHeader("Retry-After", "10");
      }
      open.add(stream);
    } finally {
      lock.unlock();
    }
  }

  private void leave(EventStream stream) {
    lock.lock();
    try {
      open.remove(stream);
    } finally {
      lock.unlock();
    }
  }

  private void dropUnknown() {
    snapshot().stream().filter(each -> !phones.isKnown(each.phone())).forEach(EventStream::close);
  }

  private List<EventStream> snapshot() {
    lock.lock();
    try {
      return List.copyOf(open);
    } finally {
      lock.unlock();
    }
  }

  /** Ends every stream. */
  @Deactivate
  public void close() throws Exception {
    lock.lock();
    try {
      closed = true;
    } finally {
      lock.unlock();
    }
    removals.close();
    snapshot().forEach(EventStream::close);
  }
}
