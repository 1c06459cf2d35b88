package dev.sluice.desktop.window;

import atlantafx.base.controls.ModalPane;

import dev.sluice.desktop.fx.FxThread;
import dev.sluice.desktop.look.Motion;

import javafx.animation.PauseTransition;
import javafx.geometry.Pos;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.Pane;
import javafx.util.Duration;
import javafx.util.Subscription;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Sheets and cards that come up over the window; the focus goes back when they leave. FX thread.
 */
final class Covers {
    private static final Duration MOVE = Duration.millis(160);

    private final Pane window;
    private final ModalPane modal = new ModalPane();

    /** Over everything else, so that an open sheet loses nothing by a question. */
    private final ModalPane over = new ModalPane();

    /** What work waits for; only the question whether the program may end stands over it. */
    private final ModalPane demand = new ModalPane();

    private Optional<Node> focusBefore = Optional.empty();
    private Optional<Node> focusBeforeDemand = Optional.empty();
    private Optional<Node> focusBeforeQuestion = Optional.empty();
    private Subscription heldByDemand = Subscription.EMPTY;

    /**
     * @param window has the focus that is given back
     * @param left told when what was up has left, however it did
     */
    Covers(Pane window, FxThread fx, Runnable left) {
        this.window = window;
        modal.displayProperty()
                .subscribe((was, is) -> {
                    if (was && !is) {
                        left.run();
                        giveFocusBack();
                    }
                });
        over.displayProperty()
                .subscribe((was, is) -> {
                    if (was && !is) {
                        focusBeforeQuestion.ifPresent(Node::requestFocus);
                        focusBeforeQuestion = Optional.empty();
                    }
                });
        // Tab would stop at them, and nobody sees where.
        modal.displayProperty().subscribe(modal::setFocusTraversable);
        over.displayProperty().subscribe(over::setFocusTraversable);
        demand.displayProperty().subscribe(demand::setFocusTraversable);
        new TabStays(window, fx, this::top);
        // It has no other way out than its buttons.
        demand.setPersistent(true);
    }

    /** What stands over the window, lowest first. */
    List<Node> panes() {
        return List.of(modal, demand, over);
    }

    /** What is shown on top of all. */
    private Optional<Node> top() {
        return Stream.of(over, demand, modal)
                .filter(ModalPane::isDisplay)
                .findFirst()
                .map(ModalPane::getContent);
    }

    boolean areUp() {
        return modal.isDisplay() || demand.isDisplay() || over.isDisplay();
    }

    /** Whether a card is up into which something may have been typed. */
    boolean asksForText() {
        return modal.isDisplay()
                && modal.getContent() != null
                && modal.getContent().lookup(".text-input") != null;
    }

    /**
     * Shows a sheet at the right edge.
     *
     * @param focus puts the focus into it
     */
    void showSheet(Node sheet, Runnable focus) {
        remember();
        modal.setAlignment(Pos.CENTER_RIGHT);
        move(modal, Side.RIGHT);
        // A click beside it must not cost what was typed.
        modal.setPersistent(true);
        modal.show(sheet);
        focusNowAndAfterMoving(modal, sheet, focus);
    }

    private void focusNowAndAfterMoving(ModalPane pane, Node content, Runnable focus) {
        // A field without a skin takes no letter, and would have none before the next frame.
        content.applyCss();
        focus.run();
        // The pane takes the focus itself when it has moved in.
        PauseTransition settled = new PauseTransition(MOVE.multiply(1.5));
        settled.setOnFinished(event -> {
            boolean typing = window.getScene().getFocusOwner() instanceof TextInputControl;
            if (!typing && pane.isDisplay() && content.equals(pane.getContent())) {
                focus.run();
            }
        });
        settled.play();
    }

    /** Shows a card in the middle; a click beside it takes it away. */
    void showCard(Node card) {
        remember();
        modal.setAlignment(Pos.CENTER);
        move(modal, Side.TOP);
        modal.setPersistent(false);
        modal.show(card);
        focusNowAndAfterMoving(modal, card, () -> focusFirst(card));
    }

    /** What is to be typed comes first, then the harmless button. */
    private static void focusFirst(Node card) {
        Optional.ofNullable(card.lookup(".text-input"))
                .or(() -> Optional.ofNullable(card.lookup(".button")))
                .ifPresent(Node::requestFocus);
    }

    /**
     * Shows a card that waits for an answer, over an open sheet, which loses nothing by it.
     *
     * @param focus puts the focus into it
     */
    void showDemand(Node card, Runnable focus) {
        if (!demand.isDisplay()) {
            focusBeforeDemand = Optional.ofNullable(window.getScene().getFocusOwner());
        }
        demand.setAlignment(Pos.CENTER);
        move(demand, Side.TOP);
        demand.show(card);
        heldByDemand.unsubscribe();
        focusNowAndAfterMoving(demand, card, focus);
        // A window that fills meanwhile, and the pane that moves in, take the focus for themselves;
        // no letter that is typed then may be lost.
        heldByDemand =
                window.getScene()
                        .focusOwnerProperty()
                        .subscribe(owner -> {
                            if (demand.isDisplay()
                                    && !over.isDisplay()
                                    && !TabStays.isIn(card, owner)) {
                                focus.run();
                            }
                        });
    }

    void hideDemand() {
        heldByDemand.unsubscribe();
        heldByDemand = Subscription.EMPTY;
        demand.hide(true);
        focusBeforeDemand.ifPresent(Node::requestFocus);
        focusBeforeDemand = Optional.empty();
    }

    /** Shows a card over whatever else is up. */
    void showQuestion(Node card) {
        if (!over.isDisplay()) {
            focusBeforeQuestion = Optional.ofNullable(window.getScene().getFocusOwner());
        }
        over.setAlignment(Pos.CENTER);
        move(over, Side.TOP);
        over.show(card);
        Optional.ofNullable(card.lookup(".accent")).ifPresent(Node::requestFocus);
    }

    void hide() {
        modal.hide(true);
    }

    void hideQuestion() {
        over.hide(true);
    }

    private static void move(ModalPane pane, Side side) {
        if (Motion.isReduced()) {
            pane.setInTransitionFactory(null);
        } else {
            pane.usePredefinedTransitionFactories(side, MOVE, MOVE);
        }
        // It leaves at once: a transition hides at its end whatever was shown meanwhile, such as a
        // question about the job that the sheet has just queued.
        pane.setOutTransitionFactory(null);
    }

    private void remember() {
        if (!modal.isDisplay() && window.getScene() != null) {
            focusBefore = Optional.ofNullable(window.getScene().getFocusOwner());
        }
    }

    private void giveFocusBack() {
        focusBefore.ifPresent(Node::requestFocus);
        focusBefore = Optional.empty();
    }
}
