package dev.sluice.desktop.detail;

/** The tabs of a job's page, in their order. */
public enum DetailTab {
    ITEMS("detail.tab.items"),
    TIMELINE("detail.tab.timeline"),
    FAILURES("detail.tab.failures"),
    LOG("detail.tab.log"),
    OPTIONS("detail.tab.options");

    private final String messageKey;

    DetailTab(String messageKey) {
        this.messageKey = messageKey;
    }

    String messageKey() {
        return messageKey;
    }
}
