package io.buildify.sdk.idempotency;

import io.buildify.sdk.fault.FaultPoint;
import io.buildify.sdk.fault.FaultPoints;
import io.buildify.sdk.problem.Problem;
import io.buildify.sdk.problem.ProblemException;
import io.buildify.sdk.scope.CurrentScope;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Around a POST with a key: one transaction for what it does and for the note of what it was answered. */
@Idempotent
@Interceptor
@Priority(IdempotentCall.AFTER_PERMISSIONS)
public class IdempotentCall {

    /** Behind the check of permissions, before a transaction begins: what a user may not do is not answered again. */
    static final int AFTER_PERMISSIONS = Interceptor.Priority.PLATFORM_BEFORE + 100;

    private final CurrentScope currentScope;
    private final StoredAnswers stored;
    private final AnswerFormat format;
    private final FaultPoints faults;

    IdempotentCall(CurrentScope currentScope, StoredAnswers stored, AnswerFormat format, FaultPoints faults) {
        this.currentScope = currentScope;
        this.stored = stored;
        this.format = format;
        this.faults = faults;
    }

    @AroundInvoke
    @Nullable
    Object call(InvocationContext call) throws Exception {
        KeyedRequest request = KeyedRequest.current().orElse(null);
        String subject = currentScope.actor().orElse(null);
        if (request == null || subject == null) {
            return call.proceed();
        }
        String fingerprint = request.fingerprint();
        return Panache.withTransaction(() -> Panache.getSession()
                        .flatMap(session -> begin(session, subject, request.key(), fingerprint)
                                .chain(() -> proceed(call))
                                .call(answer -> keep(session, subject, request.key(), fingerprint, answer, call)))
                        .invoke(() -> faults.reach(FaultPoint.BEFORE_ANSWER_COMMIT)))
                .invoke(() -> faults.reach(FaultPoint.AFTER_ANSWER_COMMIT));
    }

    /** Goes on if the key is new. */
    private Uni<Void> begin(Mutiny.Session session, String subject, String key, String fingerprint) {
        return stored.lock(session, subject, key)
                .flatMap(
                        locked -> locked
                                ? stored.find(session, subject, key)
                                : Uni.createFrom()
                                        .failure(
                                                () -> new ProblemException(
                                                        Problem.of(409, "request-in-progress", "Still at it")
                                                                .detail(
                                                                        "A request with this Idempotency-Key has not been answered yet. Try again in a moment."))))
                .invoke(answer -> {
                    if (answer != null) {
                        throw answer.fingerprint().equals(fingerprint) ? new AlreadyAnswered(answer) : reused();
                    }
                })
                .replaceWithVoid();
    }

    private static ProblemException reused() {
        return new ProblemException(Problem.of(422, "idempotency-key-reused", "Another request's key")
                .detail("This Idempotency-Key came with another request before. Use a new key for each request."));
    }

    /** Only what succeeded is kept: whatever failed has done nothing and may be tried again. */
    private Uni<?> keep(
            Mutiny.Session session,
            String subject,
            String key,
            String fingerprint,
            @Nullable Object answer,
            InvocationContext call) {
        StoredAnswer kept = format.of(fingerprint, answer, call.getMethod());
        return kept.status() < 300
                ? stored.keep(session, subject, key, kept)
                : Uni.createFrom().voidItem();
    }

    private static Uni<@Nullable Object> proceed(InvocationContext call) {
        try {
            return ((Uni<?>) call.proceed()).map(answer -> (Object) answer);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            return Uni.createFrom().failure(e);
        }
    }
}
