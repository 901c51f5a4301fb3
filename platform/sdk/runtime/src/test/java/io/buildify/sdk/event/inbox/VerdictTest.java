package io.buildify.sdk.event.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.buildify.events.EventPattern;
import io.buildify.events.Reason;
import io.buildify.sdk.configuration.Serving;
import io.buildify.sdk.environment.EventAddress.WhenDisabled;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class VerdictTest {

    private static final Serving OFF = new Serving.Refused(Reason.MODULE_DISABLED);
    private static final Serving ELSEWHERE = new Serving.Elsewhere();

    @Test
    void handlersOfATypeComeByPriorityThenByName() {
        Handlers handlers = new Handlers(Stream.of(
                handler("b", "core.company.*", 5),
                handler("a", "core.company.created", 5),
                handler("c", "core.company.*", 8),
                handler("d", "core.user.*", 9)));

        assertThat(handlers.of("core.company.created"))
                .extracting(Handler::name)
                .containsExactly("c", "a", "b");
        assertThat(handlers.of("core.company.renamed"))
                .extracting(Handler::name)
                .containsExactly("c", "b");
    }

    @Test
    void whatIsServedElsewhereIsPassedOver() {
        assertThat(verdict(ELSEWHERE, WhenDisabled.Park)).isInstanceOf(Verdict.Skip.class);
    }

    @Test
    void whatIsOffIsPassedOverOrParkedAsTheReleaseSays() {
        assertThat(verdict(OFF, WhenDisabled.Skip)).isInstanceOf(Verdict.Skip.class);
        assertThat(verdict(OFF, WhenDisabled.Park))
                .isInstanceOfSatisfying(
                        Verdict.Park.class, park -> assertThat(park.reason()).isEqualTo("module-disabled"));
    }

    /** Such as by an instance that did not run while it was off. */
    @Test
    void whatHappenedWhileItWasOffIsPassedOverOrHandledWhenItIsOnAgain() {
        List<Handler> handlers = List.of(handler("a", "core.company.*", 5));
        Serving on = new Serving.Here(null); // with whatever configuration

        assertThat(Verdict.of(handlers, on, true, WhenDisabled.Skip)).isInstanceOf(Verdict.Skip.class);
        assertThat(Verdict.of(handlers, on, false, WhenDisabled.Skip)).isEqualTo(new Verdict.Handle(handlers));
        assertThat(Verdict.of(handlers, on, true, WhenDisabled.Park)).isEqualTo(new Verdict.Handle(handlers));
    }

    @Test
    void withoutAHandlerThereIsNothingToDo() {
        assertThat(Verdict.of(List.of(), OFF, false, WhenDisabled.Park)).isInstanceOf(Verdict.Skip.class);
    }

    private static Verdict verdict(Serving serving, WhenDisabled whenDisabled) {
        return Verdict.of(List.of(handler("a", "core.company.*", 5)), serving, false, whenDisabled);
    }

    private static Handler handler(String name, String pattern, int priority) {
        return new MethodHandler(
                name,
                new EventPattern(pattern),
                priority,
                Object.class,
                List.of(MethodHandler.Parameter.DATA),
                (instance, arguments) -> null);
    }
}
