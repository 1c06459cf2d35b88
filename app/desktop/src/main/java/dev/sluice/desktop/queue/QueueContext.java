package dev.sluice.desktop.queue;

import dev.sluice.ui.Messages;

import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.value.ObservableBooleanValue;

/**
 * What every row of the queue needs beside its model.
 *
 * @param messages the words of its buttons
 * @param actions where they send what a person does
 * @param compact whether the window is too narrow for full columns
 * @param dense whether running jobs have one line
 * @param fresh lays the rows out
 * @param width width of the list in pixels, by which columns stand, scroll bar or not
 */
record QueueContext(
        Messages messages,
        RowActions actions,
        ObservableBooleanValue compact,
        ObservableBooleanValue dense,
        FreshRows fresh,
        ReadOnlyDoubleProperty width) {}
