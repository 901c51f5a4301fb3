package io.buildify.sdk.deployment;

import io.buildify.sdk.event.OnEvent;
import io.buildify.sdk.event.inbox.HandlerRecorder;
import io.buildify.sdk.event.inbox.MethodHandlers;
import io.quarkus.arc.deployment.AutoAddScopeBuildItem;
import io.quarkus.arc.deployment.BeanRegistrationPhaseBuildItem;
import io.quarkus.arc.deployment.BeanRegistrationPhaseBuildItem.BeanConfiguratorBuildItem;
import io.quarkus.arc.deployment.InvokerFactoryBuildItem;
import io.quarkus.arc.deployment.SyntheticBeanBuildItem;
import io.quarkus.arc.deployment.UnremovableBeanBuildItem;
import io.quarkus.arc.processor.BeanInfo;
import io.quarkus.arc.processor.BuiltinScope;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.annotations.ExecutionTime;
import io.quarkus.deployment.annotations.Record;
import io.quarkus.deployment.recording.RecorderContext;
import io.quarkus.runtime.RuntimeValue;
import jakarta.enterprise.invoke.Invoker;
import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.DotName;
import org.jboss.jandex.MethodInfo;

/** Finds the methods that handle events when a module is built; what is wrong with one fails the build. */
final class EventProcessor {

    private static final DotName ON_EVENT = DotName.createSimple(OnEvent.class);

    @BuildStep
    AutoAddScopeBuildItem scope() {
        return AutoAddScopeBuildItem.builder()
                .containsAnnotations(ON_EVENT)
                .defaultScope(BuiltinScope.SINGLETON)
                .build();
    }

    @BuildStep
    UnremovableBeanBuildItem handlersStay() {
        return new UnremovableBeanBuildItem(new UnremovableBeanBuildItem.BeanClassAnnotationExclusion(ON_EVENT));
    }

    /** @param order unused; it puts this step into the phase in which invokers can be made */
    @BuildStep
    void find(
            BeanRegistrationPhaseBuildItem phase,
            InvokerFactoryBuildItem invokers,
            BuildProducer<EventHandlerBuildItem> handlers,
            BuildProducer<BeanConfiguratorBuildItem> order) {
        Set<String> names = new HashSet<>();
        for (BeanInfo bean : phase.getContext().beans().classBeans()) {
            for (MethodInfo method : bean.getTarget().orElseThrow().asClass().methods()) {
                AnnotationInstance annotation = method.annotation(ON_EVENT);
                if (annotation == null) {
                    continue;
                }
                HandlerMethod handler = HandlerMethod.of(annotation, method);
                if (!names.add(handler.name())) {
                    throw new IllegalArgumentException(
                            "Two @OnEvent methods are called %s: the inbox needs to tell them apart; give one a name"
                                    .formatted(handler.name()));
                }
                handlers.produce(new EventHandlerBuildItem(
                        handler,
                        invokers.createInvoker(bean, method)
                                .withInstanceLookup()
                                .build()));
            }
        }
    }

    @BuildStep
    @Record(ExecutionTime.STATIC_INIT)
    SyntheticBeanBuildItem record(
            List<EventHandlerBuildItem> found, HandlerRecorder recorder, RecorderContext context) {
        RuntimeValue<MethodHandlers> handlers = recorder.none();
        for (EventHandlerBuildItem each : found) {
            HandlerMethod method = each.method();
            RuntimeValue<Invoker<Object, Object>> invoker = context.newInstance(each.invoker());
            recorder.add(
                    handlers,
                    method.name(),
                    method.pattern(),
                    method.priority(),
                    context.classProxy(method.data().toString()),
                    method.withEvent(),
                    method.eventFirst(),
                    invoker);
        }
        return SyntheticBeanBuildItem.configure(MethodHandlers.class)
                .scope(Singleton.class)
                .runtimeValue(handlers)
                .done();
    }
}
