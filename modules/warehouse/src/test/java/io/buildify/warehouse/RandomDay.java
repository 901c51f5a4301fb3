package io.buildify.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import io.buildify.testing.Answer;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Random work of one storekeeper with one product at two locations, compared with a model after each operation. */
final class RandomDay {

    private record Kept(String id, String place, long quantity) {}

    private final Storekeeper keeper;
    private final String sku;
    private final RandomGenerator random;
    private final StockModel model = new StockModel();
    private final List<String> places = new ArrayList<>();
    private final String dispatch;
    private final List<Kept> reservations = new ArrayList<>();
    private final List<Kept> drafts = new ArrayList<>();
    private final List<Kept> picked = new ArrayList<>();
    private final List<Kept> shipped = new ArrayList<>();

    RandomDay(Storekeeper keeper, String sku, RandomGenerator random) {
        this.keeper = keeper;
        this.sku = sku;
        this.random = random;
        String warehouse = keeper.warehouse(sku);
        places.add(keeper.location(warehouse, "A"));
        places.add(keeper.location(warehouse, "B"));
        dispatch = keeper.dispatchOf(places.getFirst());
        keeper.product(sku, "3");
    }

    /** Does one thing, and looks whether it was answered, and came out, as it must. */
    void operate() {
        switch (random.nextInt(11)) {
            case 0, 1 -> receive();
            case 2 -> move();
            case 3 -> adjust();
            case 4 -> reserve();
            case 5 -> release();
            case 6 -> draft();
            case 7 -> pick();
            case 8 -> ship();
            case 9 -> deliverOrCancel();
            default -> count();
        }
        assertThat(places).allSatisfy(this::isAsModelled);
        isAsModelled(dispatch);
    }

    private void receive() {
        String place = place();
        long quantity = quantity();
        model.add(place, quantity);
        expect(true, keeper.receive(sku, place, text(quantity)));
    }

    private void move() {
        String from = place();
        String to = place();
        long quantity = quantity();
        expect(model.move(from, to, quantity), keeper.move(sku, from, to, text(quantity)));
    }

    private void adjust() {
        String place = place();
        long quantity = random.nextBoolean() ? quantity() : -quantity();
        expect(model.add(place, quantity), keeper.adjust(sku, place, text(quantity)));
    }

    private void reserve() {
        String place = place();
        long quantity = quantity();
        Answer answer = keeper.reserve(sku, place, text(quantity));
        if (expect(model.reserve(place, quantity), answer)) {
            reservations.add(new Kept(answer.text("/id"), place, quantity));
        }
    }

    private void release() {
        if (!reservations.isEmpty()) {
            Kept kept = take(reservations);
            model.release(kept.place(), kept.quantity());
            expect(true, keeper.user().post("reservations/" + kept.id() + "/release", ""));
        }
    }

    private void draft() {
        String place = place();
        long quantity = quantity();
        Answer answer = keeper.draft(sku, place, text(quantity));
        if (expect(model.reserve(place, quantity), answer)) {
            drafts.add(new Kept(answer.text("/id"), place, quantity));
        }
    }

    private void pick() {
        if (!drafts.isEmpty()) {
            Kept kept = take(drafts);
            model.release(kept.place(), kept.quantity());
            model.move(kept.place(), dispatch, kept.quantity());
            model.reserve(dispatch, kept.quantity());
            expect(true, keeper.step(kept.id(), "pick"));
            picked.add(kept);
        }
    }

    private void ship() {
        if (!picked.isEmpty()) {
            Kept kept = take(picked);
            model.release(dispatch, kept.quantity());
            model.add(dispatch, -kept.quantity());
            expect(true, keeper.step(kept.id(), "ship"));
            shipped.add(kept);
        }
    }

    private void deliverOrCancel() {
        if (!shipped.isEmpty()) {
            expect(true, keeper.step(take(shipped).id(), "deliver"));
        } else if (!drafts.isEmpty()) {
            Kept kept = take(drafts);
            model.release(kept.place(), kept.quantity());
            expect(true, keeper.step(kept.id(), "cancel"));
        }
    }

    private void count() {
        String place = place();
        long counted = quantity();
        Answer count = keeper.user()
                .post(
                        "counts",
                        "{\"location\":\"%s\",\"lines\":[{\"sku\":\"%s\",\"counted\":\"%s\"}]}"
                                .formatted(place, sku, text(counted)));
        expect(true, count);
        expect(
                model.add(place, counted - model.onHand(place)),
                keeper.user().post(count.header("Location") + "/book", ""));
    }

    /** Whether it was possible, which must be what the model says. */
    private static boolean expect(boolean possible, Answer answer) {
        assertThat(answer.status() < 300).as("%s", answer.body()).isEqualTo(possible);
        if (!possible) {
            assertThat(answer.problem()).isEqualTo("stock-not-available");
        }
        return possible;
    }

    private void isAsModelled(String place) {
        String stock = keeper.stock(sku, place);
        String expected = "%s/%s/%s"
                .formatted(text(model.onHand(place)), text(model.reserved(place)), text(model.available(place)));
        assertThat(stock.equals("nothing") ? "0/0/0" : stock).isEqualTo(expected);
    }

    private String place() {
        return places.get(random.nextInt(places.size()));
    }

    private Kept take(List<Kept> kept) {
        return kept.remove(random.nextInt(kept.size()));
    }

    /** One thousandth to five, in thousandths, so that asking too much is as likely as not. */
    private long quantity() {
        return random.nextLong(1, 5_001);
    }

    private static String text(long thousandths) {
        return Quantity.text(BigDecimal.valueOf(thousandths, Quantity.FRACTION));
    }
}
